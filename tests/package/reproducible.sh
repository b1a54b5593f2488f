#!/bin/sh
# The packages built twice, in two folders, are the same bytes. usage: reproducible.sh BUILD, after `make deb`.
set -u
build=$1
. "$(dirname "$0")/report.sh"
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT

check "the packages build again elsewhere" sh packaging/deb.sh "$again"
for package in "$build"/deb/*.deb; do
    check "$(basename "$package") is the same" cmp "$package" "$again/deb/$(basename "$package")"
done
finish
