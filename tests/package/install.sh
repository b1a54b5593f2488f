#!/bin/sh
# Installs, upgrades, sells with, removes and purges the packages in a bare Debian 12 tree.
# usage: install.sh BUILD, after `make deb`. Needs root; the tree ends with the script.
set -u
build=$(cd "$1" && pwd)
. "$(dirname "$0")/report.sh"
tree=$(mktemp -d)
trap 'umount "$tree/proc" 2>/dev/null; rm -rf --one-file-system "$tree"' EXIT
sources=$(echo "$build"/deb/foyer-*/) # what the packages were made of
version=$(dpkg-deb -f "$build"/deb/foyer_*.deb Version)

inside() { chroot "$tree" env DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
install_all() { inside sh -c 'apt-get install -y -q --no-install-recommends /debs/*.deb'; }
has() { [ -e "$tree$1" ] || [ -L "$tree$1" ]; } # links may lead out of the tree
lacks() { ! has "$1"; }
belongs() { [ "$(inside stat -c '%U:%G %a' "$1")" = "$2" ] || { inside stat -c '%n %U:%G %a' "$1"; false; }; }
state() { [ "$(inside dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | tr -d ' ')" = "$2" ]; }
# As installed it has no mistakes, but lacks what only the venue knows: the kiosk then shows its assistant.
wants_the_venue() {
    said=$(inside runuser -u foyer -- foyerctl --config /etc/foyer/kiosk.ini check)
    printf '%s\n' "$said"
    printf '%s\n' "$said" | grep -q 'base_url is not set' &&
        ! printf '%s\n' "$said" | grep '^FAIL' | grep -qv 'is not set'
}
keeps_a_key() { grep -q '^# the venue was here$' "$tree/etc/foyer/kiosk.ini"; }

# The same files under the next version, as an update would bring them.
next_version() {
    for package in "$build"/deb/foyer*_"$version"_*.deb; do
        case $package in *dbgsym*) continue ;; esac
        dpkg-deb -R "$package" "$tree/next"
        sed -i "s/^Version: .*/Version: $version+next/; s/(= $version)/(= $version+next)/" \
            "$tree/next/DEBIAN/control"
        dpkg-deb -b "$tree/next" "$tree/debs/" >/dev/null
        rm -rf "$tree/next" "$tree/debs/$(basename "$package")"
    done
}

buy() {
    mkdir -p "$tree/src/debian"
    cp -R "$sources/debian/tests" "$tree/src/debian/"
    mkdir -p "$tree/src/tests" "$tree/src/kiosk-config"
    cp -R "$sources/tests/support" "$tree/src/tests/"
    cp -R "$sources/kiosk-config/venue.d" "$tree/src/kiosk-config/"
    inside apt-get install -y -q --no-install-recommends python3 zbar-tools || return 1
    inside runuser -u foyer -- /src/debian/tests/purchase
}

follow_the_guide() {
    cp tests/package/guide.py "$tree/src/"
    inside python3 /src/guide.py /src/tests/support
}

check "a bare tree is made" sh tests/package/tree.sh "$build" "$tree"
mount -t proc proc "$tree/proc"
mkdir "$tree/debs"
for package in "$build"/deb/*.deb; do
    case $package in *dbgsym*) ;; *) cp "$package" "$tree/debs/" ;; esac
done
inside apt-get update -q >/dev/null 2>&1
check "the packages install" install_all
check "the state belongs to the kiosk alone" belongs /var/lib/foyer "foyer:foyer 750"
check "so does the configuration" belongs /etc/foyer/kiosk.ini "foyer:foyer 640"
check "encrypted keys are root's" belongs /etc/credstore.encrypted "root:root 700"
check "the kiosk's user has no shell" inside sh -c 'getent passwd foyer | grep -q /usr/sbin/nologin'
check "the kiosk is not started by being installed" lacks /etc/systemd/system/graphical.target.wants/foyer.service
check "it can be enabled" inside systemctl enable foyer.service
check "its timers come with it" has /etc/systemd/system/timers.target.wants/foyer-restart.timer
check "the configuration wants nothing but the venue" wants_the_venue
check "alerts and dashboard are there" has /usr/share/foyer/monitoring/foyer-alerts.yml
check "the AppArmor profile is there" has /etc/apparmor.d/usr.bin.foyer
check "the manual is there" has /usr/share/doc/foyer/install.md.gz
check "the bill of materials is there" inside sh -c 'ls /usr/share/doc/foyer/sbom.cdx.json*'
check "the installed kiosk sells" buy
check "the guide leads to a kiosk that sells" follow_the_guide

echo '# the venue was here' >>"$tree/etc/foyer/kiosk.ini"
inside runuser -u foyer -- sh -c 'echo sales > /var/lib/foyer/journal.test'
check "a next version is packed" next_version
check "it installs over the old one" install_all
check "it keeps the configuration" keeps_a_key
check "it keeps the sales" has /var/lib/foyer/journal.test
check "it keeps the kiosk enabled" has /etc/systemd/system/graphical.target.wants/foyer.service

check "the packages can be removed" inside apt-get remove -y -q foyer foyer-data foyer-sandbox
check "the program is gone" lacks /usr/bin/foyer
check "the configuration stays" keeps_a_key
check "the sales stay" has /var/lib/foyer/journal.test
check "the packages can be purged" inside apt-get purge -y -q foyer foyer-data foyer-sandbox
check "nothing of the configuration stays" lacks /etc/foyer
check "nothing of the state stays" lacks /var/lib/foyer
check "nothing is left half removed" state foyer ""
finish
