# Installation and Debian packages; included by the Makefile.
PREFIX ?= /usr/local
UNITDIR ?= $(PREFIX)/lib/systemd/system
UDEVDIR ?= $(PREFIX)/lib/udev/rules.d
SHARE := $(DESTDIR)$(PREFIX)/share
MAN_PAGES := $(BUILD)/man/foyer.1 $(BUILD)/man/foyerctl.1 $(BUILD)/man/foyer-sandbox.1 \
             $(BUILD)/man/foyer.ini.5

.PHONY: man install deb package-test

man: $(MAN_PAGES)
$(BUILD)/man/foyer.ini.5: packaging/man/foyer.ini.5.in packaging/man/foyer.ini.awk kiosk-config/kiosk.ini
	@mkdir -p $(@D)
	$(Q)cp packaging/man/foyer.ini.5.in $@
	$(Q)LC_ALL=C.UTF-8 awk -f packaging/man/foyer.ini.awk kiosk-config/kiosk.ini >> $@
$(BUILD)/man/%.1: packaging/man/%.1
	@mkdir -p $(@D)
	$(Q)cp $< $@

# Units name /usr/bin and /etc: with another PREFIX they are examples.
install: all man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/foyer $(SHARE)/foyer $(SHARE)/man/man1 \
	    $(SHARE)/man/man5 $(DESTDIR)/etc/foyer/conf.d $(DESTDIR)/etc/foyer/venue.d $(DESTDIR)/etc/pam.d $(DESTDIR)$(UNITDIR) \
	    $(DESTDIR)$(UDEVDIR) $(DESTDIR)/etc/apparmor.d $(SHARE)/foyer/monitoring $(DESTDIR)$(PREFIX)/lib/sysusers.d $(DESTDIR)$(PREFIX)/lib/tmpfiles.d
	install -m 755 $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	cp -R $(A)/. $(SHARE)/foyer
	install -m 644 packaging/system/xorg.conf $(SHARE)/foyer
	install -m 755 packaging/system/await-display $(DESTDIR)$(PREFIX)/lib/foyer
	install -m 644 $(filter %.1,$(MAN_PAGES)) $(SHARE)/man/man1
	install -m 644 $(filter %.5,$(MAN_PAGES)) $(SHARE)/man/man5
	install -m 644 packaging/systemd/*.service packaging/systemd/*.timer $(DESTDIR)$(UNITDIR)
	install -m 644 packaging/system/foyer.udev $(DESTDIR)$(UDEVDIR)/70-foyer.rules
	install -m 644 packaging/system/foyer.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/foyer.conf
	install -m 644 packaging/system/foyer.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/foyer.conf
	install -m 644 packaging/apparmor/usr.bin.foyer $(DESTDIR)/etc/apparmor.d
	install -m 644 packaging/monitoring/* $(SHARE)/foyer/monitoring
	install -m 644 packaging/system/foyer-display.pam $(DESTDIR)/etc/pam.d/foyer-display
	install -m 640 kiosk-config/kiosk.ini $(DESTDIR)/etc/foyer

deb:
	@sh packaging/deps.sh packaging/apt-package-tools.txt
	@sh packaging/deb.sh $(BUILD)

package-test: deb
	@sh tests/package/run.sh $(BUILD)
