#!/bin/sh
# Makes a bare Debian 12 tree and prints nothing. usage: tree.sh BUILD FOLDER
#
# The bare system is kept in BUILD/package-tree.tar; FOLDER is unpacked from it anew. Packages come from
# where this machine's own apt takes them. Needs root.
set -eu
build=$1
tree=$2
kept=$build/package-tree.tar
mirror=$(apt-get indextargets --format '$(SITE) $(CODENAME) $(CREATED_BY)' |
    awk '$2 == "bookworm" && $3 == "Packages" { print $1; exit }')
[ -n "$mirror" ] || {
    echo "this machine's apt knows no Debian 12" >&2
    exit 1
}
if [ ! -e "$kept" ]; then
    fresh=$(mktemp -d)
    debootstrap --variant=minbase --include=ca-certificates bookworm "$fresh" "$mirror" \
        >"$build/debootstrap.log" 2>&1 || {
        tail -5 "$build/debootstrap.log" >&2
        exit 1
    }
    tar -C "$fresh" -cf "$kept.part" .
    mv "$kept.part" "$kept"
    rm -rf "$fresh"
fi
mkdir -p "$tree"
tar -C "$tree" -xf "$kept"
chmod 755 "$tree"
# No service starts in a tree that is not a running system.
printf '#!/bin/sh\nexit 101\n' >"$tree/usr/sbin/policy-rc.d"
chmod 755 "$tree/usr/sbin/policy-rc.d"
cp /etc/resolv.conf "$tree/etc/resolv.conf"
