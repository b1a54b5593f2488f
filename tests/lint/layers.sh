#!/bin/sh
# Fails when a file in src/<layer>/ includes a header of a layer it may not know, or a library that is
# pinned to another one. One line per layer: name, layers it may include.
set -eu
status=0
complain() {
    echo "$1"
    status=1
}
while read -r layer allowed; do
    for file in src/"$layer"/*.[ch]; do
        [ -e "$file" ] || continue
        for dep in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
            case ",$layer,$allowed," in
            *,"$dep",*) ;;
            *) complain "$file: layer '$layer' must not include '$dep/'" ;;
            esac
        done
    done
done <<'TABLE'
base    -
model   base
config  base,model
store   base,model
net     base,model
backend base,model,config,store,net
ui      base
scenes  base,model,ui
app     base,model,config,backend,ui,scenes
tools   base,model,config,store,net,backend,ui,scenes
sandbox base
TABLE

# Of the screens the tools know the geometry alone, to draw a plan.
for file in $(grep -lE '^#include "scenes/' src/tools/*.[ch] || true); do
    grep -E '^#include "scenes/' "$file" | grep -qv '"scenes/seats_geometry.h"' &&
        complain "$file: of 'scenes/' tools may include seats_geometry.h only"
done

# A library and the places that may include it, as a pattern of paths.
while read -r header places; do
    for file in $(grep -rlE "^#include <($header)" src || true); do
        echo "$file" | grep -qE "^src/($places)" ||
            complain "$file: <$header> belongs to $places"
    done
done <<'TABLE'
SDL2?/|SDL(_[a-z]+)?\.h  ui/
qrencode|fribidi         ui/
curl/                    net/
cjson/|cJSON\.h          (net|sandbox)/
openssl/                 (net/|sandbox/|store/journal_mac\.c|config/secret_(seal|guard)\.c)
sqlite3                  store/
ini\.h                   config/
crypt\.h                 config/pin
microhttpd               sandbox/
TABLE
exit $status
