#!/bin/sh
# Plays the UI scripts against a build; RECORD=1 writes the goldens anew.
exec python3 "$(dirname "$0")/run.py" "$@"
