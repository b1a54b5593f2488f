#!/bin/sh
# With a display: the kiosk in a window against a fresh sandbox. Without one, or with DEMO=script: two
# purchases played on the same program, every screen and ticket left as a picture in build/demo/.
set -eu
build=$1
if [ "${DEMO:-}" != script ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec python3 packaging/demo.py --window "$build"
fi
exec python3 packaging/demo.py --script "$build"
