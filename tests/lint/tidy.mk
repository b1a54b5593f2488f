# clang-tidy over every source, one stamp per file: what has not changed, headers included, is not
# looked at again. LINT_FLAGS comes from run.sh.
TIDY ?= clang-tidy-14

FLAGS := $(LINT_FLAGS)
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
