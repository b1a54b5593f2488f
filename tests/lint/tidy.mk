# clang-tidy over every source, one stamp per file: what has not changed, headers included, is not
# looked at again. usage: make -f tests/lint/tidy.mk BUILD=<folder> -k -j2
TIDY ?= clang-tidy-14
CC ?= cc
FLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Itests $(shell pkg-config --cflags sdl2 fribidi libmicrohttpd inih)
SOURCES := $(wildcard src/*.c src/*/*.c tests/*.c tests/*/*.c)
STAMPS := $(SOURCES:%.c=$(BUILD)/lint/%.tidy)

tidy: $(STAMPS)
.PHONY: tidy

# The counts of suppressed warnings that clang-tidy prints to stderr say nothing.
$(BUILD)/lint/%.tidy: %.c .clang-tidy tests/lint/tidy.mk
	@mkdir -p $(@D)
	@$(CC) $(FLAGS) -MM -MP -MT $@ -MF $@.d $<
	@$(TIDY) -quiet $< -- $(FLAGS) 2>$@.err || { cat $@.err; exit 1; }
	@touch $@

-include $(STAMPS:=.d)
