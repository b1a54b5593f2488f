#!/bin/sh
# The packages built twice, in two folders, are the same bytes. usage: reproducible.sh BUILD, after `make deb`.
set -u
build=$1
. "$(dirname "$0")/report.sh"
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT

# From the sources that the first ones were made of, in a folder of another name.
build_again() {
    cp -R "$build"/deb/foyer-*/ "$again/elsewhere" || return 1
    (cd "$again/elsewhere" && DEB_BUILD_OPTIONS="parallel=2 nocheck" \
        dpkg-buildpackage -b -us -uc --no-check-builddeps)
}

check "the packages build again elsewhere" build_again
for package in "$build"/deb/*.deb; do
    check "$(basename "$package") is the same" cmp "$package" "$again/$(basename "$package")"
done
finish
