#!/bin/sh
# Builds the Debian packages from a copy of the sources into BUILD/deb, and has lintian look at them.
# usage: packaging/deb.sh BUILD. Needs no network and no root.
set -eu
build=$1
version=$(sed -n '1s/.*(\(.*\)).*/\1/p' packaging/debian/changelog)
out=$build/deb
source=$out/foyer-$version
rm -rf "$out"
mkdir -p "$source/tests"
cp -R Makefile README.md assets kiosk-config packaging src "$source"
cp -R tests/support "$source/tests"
find "$source" -name __pycache__ -prune -exec rm -rf {} +
mv "$source/packaging/debian" "$source/debian"
log=$out/build.log
echo "Building foyer $version; what happens is told in $log"
(cd "$source" && DEB_BUILD_OPTIONS="parallel=2 nocheck" \
    dpkg-buildpackage -b -us -uc --no-check-builddeps) >"$log" 2>&1 || {
    tail -30 "$log"
    exit 1
}
lintian --allow-root --fail-on error --tag-display-limit 0 "$out"/foyer_"$version"_*.changes
for package in "$out"/*.deb; do
    echo "$package"
done
