# Foyer. `make help` lists the targets; README.md says what they show.
BUILD ?= build
IMAGES ?= 100000
PROOF_SESSIONS ?= 1000000
CC ?= cc
OPT ?= -O2
SAN ?=
# How much is done at one time, in building and in testing.
JOBS ?= $(shell nproc)
# `make V=1` shows whole commands.
V ?=
Q := $(if $(V),,@)

LIBS := sdl2 SDL2_ttf SDL2_image fribidi libqrencode libcurl libcjson libssl libcrypto sqlite3 inih \
        libmicrohttpd libutf8proc
PKG_CFLAGS := $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
UI_LIBS := $(shell pkg-config --libs sdl2 SDL2_ttf SDL2_image fribidi libqrencode 2>/dev/null)
CORE_LIBS := $(shell pkg-config --libs libcurl libcjson libssl libcrypto sqlite3 inih libutf8proc 2>/dev/null) -lcrypt
SANDBOX_LIBS := $(shell pkg-config --libs libmicrohttpd libcjson libssl libcrypto 2>/dev/null)

WARN := -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
        -Wmissing-prototypes -Wswitch-enum -Wvla -Wformat=2 -Wcast-qual -Wundef -Wwrite-strings
HARDEN := -fstack-protector-strong -fstack-clash-protection -fPIE
ifeq ($(SAN),)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
else
SANFLAGS := -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Isrc -Itests $(PKG_CFLAGS)
CFLAGS := -std=c11 -g $(OPT) $(WARN) $(HARDEN) $(SANFLAGS) -MMD -MP
LDFLAGS += -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code $(SANFLAGS)

src_of = $(foreach d,$(1),$(wildcard src/$(d)/*.c))
obj_of = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
CORE := $(call obj_of,$(call src_of,base model config store net backend))
UI := $(call obj_of,$(call src_of,ui scenes app))
UI_KIT := $(call obj_of,$(call src_of,ui) src/scenes/seats_geometry.c)
TOOLS := $(call obj_of,$(call src_of,tools))
SANDBOX_MAIN := $(call obj_of,src/sandbox/main.c)
SANDBOX := $(filter-out $(SANDBOX_MAIN),$(call obj_of,$(call src_of,sandbox)))
BASE := $(call obj_of,$(call src_of,base))
UNIT := $(call obj_of,$(wildcard tests/unit/*.c tests/fakes/*.c tests/runner.c))
PROOF := $(call obj_of,$(wildcard tests/proof/*.c tests/fakes/fake_kiosk*.c tests/fakes/fake_service*.c) \
           tests/fakes/fake_transport.c tests/fakes/journal_kit.c tests/fakes/temp_dir.c tests/runner.c)
SBTEST := $(call obj_of,$(wildcard tests/sandbox/*.c tests/runner.c))
BENCH := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/bench_*.c))
BENCH_KIT := $(call obj_of,$(wildcard tests/bench/kit*.c))
MAIN := $(call obj_of,src/main.c)

PROGRAMS := $(BUILD)/foyer $(BUILD)/foyerctl $(BUILD)/foyer-sandbox

.PHONY: all help deps programs assets demo test proof check unit e2e ui-scripts test-asan test-tsan valgrind sim lint \
        format bench bench-rival record clean
all: programs assets
programs: $(PROGRAMS)

help:
	@sed -n 's/^## //p' Makefile

## make           builds the three programs and their assets into build/
## make deps      installs the Debian packages (needs root or sudo)
## make demo      sets up, then sells two tickets before your eyes (DEMO=script: without a display)
## make test      sets up, builds, runs every test; ends with "N passed, N failed"
## make proof     the proofs whole: every kill, every failing call, each rule broken, IMAGES=100000 power cuts,
##                PROOF_SESSIONS=1000000 simulated customers (hours; ends with one count)
## make test-asan, make test-tsan   the same under the sanitizers
## make valgrind  20 purchases in one run under valgrind: no block of memory may be lost
## make sim      SEED=1 SESSIONS=10000: simulated customers, faults at every seam, every promise checked
## make lint      format, static analysis, layers, banned functions, catalogues, headers, contrast
## make bench     prints the measured costs as tables
## make bench-rival  the seat map beside the same map in Chromium (asks for it when it is not there)
## make record    writes the golden texts and pictures anew and lists what changed
## make format    lets clang-format put the sources in order
## make install   DESTDIR= PREFIX=/usr/local: programs, assets, manual pages, units
## make deb       the Debian packages, into build/deb/
## make package-test   installs, upgrades, sells with and removes them in a bare Debian
## make clean     removes build/

deps:
	@sh packaging/deps.sh

$(BUILD)/foyer: $(MAIN) $(UI) $(CORE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(UI_LIBS) $(CORE_LIBS) -lm -lpthread -o $@
$(BUILD)/foyerctl: $(TOOLS) $(UI_KIT) $(CORE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(UI_LIBS) $(CORE_LIBS) -lm -lpthread -o $@
$(BUILD)/foyer-sandbox: $(SANDBOX_MAIN) $(SANDBOX) $(BASE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(SANDBOX_LIBS) -lm -lpthread -o $@

# Inner loops written for the vectoriser, which gcc 12 runs at -O3 only.
FAST := raster seatmap_blit seatmap_fill scale
$(FAST:%=$(BUILD)/obj/src/ui/%.o): CFLAGS += $(if $(SAN),,-O3)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@
$(BUILD)/obj/$(BUILD)/%.o: $(BUILD)/%.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

# Test runners: the list of suites is made from the file names, so no suite can be forgotten.
$(BUILD)/tests/unit_suites.c: $(wildcard tests/unit/test_*.c) tests/suites.sh
	@mkdir -p $(@D)
	$(Q)sh tests/suites.sh tests/unit > $@
$(BUILD)/tests/sandbox_suites.c: $(wildcard tests/sandbox/test_*.c) tests/suites.sh
	@mkdir -p $(@D)
	$(Q)sh tests/suites.sh tests/sandbox > $@
$(BUILD)/unit-tests: $(UNIT) $(BUILD)/obj/$(BUILD)/tests/unit_suites.o $(UI) $(CORE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(UI_LIBS) $(CORE_LIBS) -lcunit -lm -lpthread -o $@
$(BUILD)/tests/proof_suites.c: $(wildcard tests/proof/test_*.c) tests/suites.sh
	@mkdir -p $(@D)
	$(Q)sh tests/suites.sh tests/proof > $@
# Its allocations go through a shim (see tests/proof/fail_alloc.h).
$(BUILD)/proof-tests: $(PROOF) $(BUILD)/obj/$(BUILD)/tests/proof_suites.o $(CORE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ -Wl,--wrap=calloc,--wrap=realloc,--wrap=strdup \
	    $(CORE_LIBS) -lcunit -lm -lpthread -o $@
$(BUILD)/proof/kill_at.so: tests/proof/preload/kill_at.c
	@mkdir -p $(@D)
	@echo "  LD $@"
	$(Q)$(CC) $(CPPFLAGS) -std=c11 -O2 $(filter-out -Wmissing-prototypes,$(WARN)) -fPIC -shared $< -ldl -o $@
$(BUILD)/sandbox-tests: $(SBTEST) $(BUILD)/obj/$(BUILD)/tests/sandbox_suites.o $(SANDBOX) $(BASE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(SANDBOX_LIBS) -lcunit -lm -lpthread -o $@
$(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.o $(BENCH_KIT) $(UI) $(CORE)
	@mkdir -p $(@D)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(UI_LIBS) $(CORE_LIBS) -lm -lpthread -o $@

# The simulator holds client and service in one process. They share names, so the service is linked
# into one object first, of which only the door is seen; chance comes from the simulator's dice.
SIM := $(filter-out $(BUILD)/obj/tests/sim/door.o,$(call obj_of,$(wildcard tests/sim/*.c))) \
       $(call obj_of,tests/fakes/temp_dir.c tests/fakes/fault_vfs.c)
$(BUILD)/sim/door.o: $(BUILD)/obj/tests/sim/door.o $(SANDBOX)
	@mkdir -p $(@D)
	$(Q)$(LD) -r $^ -o $@
	$(Q)objcopy --wildcard --keep-global-symbol='door_*' $@
$(BUILD)/foyer-sim: $(SIM) $(BUILD)/sim/door.o $(CORE)
	@echo "  LD $@"
	$(Q)$(CC) $(LDFLAGS) -Wl,--wrap=getrandom,--wrap=RAND_bytes $^ $(CORE_LIBS) $(SANDBOX_LIBS) -lm -lpthread -o $@

# Assets as the programs read them: pictures from SVG, catalogues from .po.
A := $(BUILD)/assets
ASSETS := $(patsubst assets/icons/%.svg,$(A)/icons/%.png,$(wildcard assets/icons/*.svg)) \
          $(patsubst assets/logo/%.svg,$(A)/logo/%.png,$(wildcard assets/logo/*.svg)) \
          $(patsubst assets/venue/%.svg,$(A)/venue/%.png,$(wildcard assets/venue/*.svg)) \
          $(patsubst assets/still/%.svg,$(A)/still/%.png,$(wildcard assets/still/*.svg)) \
          $(patsubst assets/i18n/%.po,$(A)/i18n/%.mo,$(wildcard assets/i18n/*.po)) \
          $(patsubst assets/themes/%,$(A)/themes/%,$(wildcard assets/themes/*.ini))
assets: $(ASSETS)
$(A)/icons/%.png: assets/icons/%.svg
	@mkdir -p $(@D)
	$(Q)rsvg-convert -w 128 -h 128 $< -o $@
$(A)/logo/%.png: assets/logo/%.svg
	@mkdir -p $(@D)
	$(Q)rsvg-convert -h 256 $< -o $@
$(A)/venue/%.png: assets/venue/%.svg
	@mkdir -p $(@D)
	$(Q)rsvg-convert -w 800 -h 1200 $< -o $@
$(A)/still/%.png: assets/still/%.svg
	@mkdir -p $(@D)
	$(Q)rsvg-convert -w 1620 $< -o $@
$(A)/i18n/%.mo: assets/i18n/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<
$(A)/themes/%: assets/themes/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@sh packaging/demo.sh $(BUILD)

test: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/unit-tests $(BUILD)/sandbox-tests $(BUILD)/foyer-sim $(BUILD)/proof-tests \
	    $(BUILD)/proof/kill_at.so
	@JOBS=$(JOBS) python3 tests/run.py $(BUILD)

proof: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/unit-tests $(BUILD)/foyer-sim $(BUILD)/proof-tests $(BUILD)/proof/kill_at.so
	@IMAGES=$(IMAGES) SESSIONS=$(PROOF_SESSIONS) python3 tests/proof/whole.py $(BUILD)

test-asan: deps
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/asan SAN=address,undefined OPT=-O1 all build/asan/unit-tests build/asan/sandbox-tests build/asan/proof-tests
	@JOBS=$(JOBS) python3 tests/run.py build/asan
test-tsan: deps
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/tsan SAN=thread OPT=-O1 all build/tsan/unit-tests build/tsan/sandbox-tests
	@JOBS=$(JOBS) python3 tests/run.py build/tsan

valgrind: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@python3 tests/e2e/valgrind.py $(BUILD)

SEED ?= 1
SESSIONS ?= 10000
sim: deps
	@$(MAKE) --no-print-directory -j$(JOBS) $(BUILD)/foyer-sim
	@$(BUILD)/foyer-sim --seed $(SEED) --sessions $(SESSIONS)

lint: deps
	@JOBS=$(JOBS) sh tests/lint/run.sh $(BUILD)
format:
	clang-format-14 -i $(wildcard src/*.c src/*/*.[ch] tests/*.[ch] tests/*/*.[ch])
bench: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCH)
	@sh tests/bench/run.sh $(BUILD)
bench-rival: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BUILD)/bench/bench_window
	@python3 tests/bench/rival/rival.py $(BUILD) $(SEATS)
record: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@RECORD=1 sh tests/ui/run.sh $(BUILD)
	@git status --short tests/golden || true
clean:
	rm -rf build

include packaging/package.mk

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
