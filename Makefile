# The front door. `make` alone says what there is; each target installs what it misses first.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: build site pdf test check fuzz mutate bench format serve clean help
MAKEFLAGS += --no-print-directory
SOURCES = $(shell find src tests -name '*.cpp' -o -name '*.hpp')

build:  ## the program, at build/planpress
	@tools/install.sh build
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release --target planpress
	@cp -pf build/release/planpress build/planpress

site: build  ## this repository's content, published into public/
	build/planpress build

pdf: build  ## the briefs as PDF files, into pdf/
	@tools/install.sh pdf
	build/planpress pdf

test: build  ## everything that proves it (about 20 minutes on two cores)
	@tools/install.sh test
	@cmake --build --preset release --target drivers
	@tests/run

check: build  ## what a reviewer runs besides: the house, the format, clang-tidy
	@tools/install.sh test check
	@tests/house/check
	@clang-format --dry-run --Werror $(SOURCES)
	@/usr/bin/run-clang-tidy-19 -quiet -p build/release "$(CURDIR)/src/" > build/tidy.log 2>&1 || { grep -E "(error|warning):" build/tidy.log | sort -u; exit 1; }

fuzz: build  ## random templates against Jinja2, new ones until a difference is found or you stop it
	@tools/install.sh test
	@cmake --build --preset release --target jinja_driver
	@tests/jinja/generate.py build/release/jinja_driver --endless

mutate: build  ## change one spot of the template engine at a time and see whether a test notices
	@tools/install.sh test
	@tests/jinja/mutate.py

bench: build  ## how long the program takes, beside how long its least work takes
	@tools/install.sh test
	@cmake --build --preset release --target jinja_driver
	@tests/bench/jinja
	@tests/bench/run
	@tests/bench/import

format:  ## lay out the C++ as .clang-format says
	@tools/install.sh check
	@clang-format -i $(SOURCES)

serve: site  ## this repository's site at http://127.0.0.1:8000
	@tools/install.sh serve
	/usr/bin/python3 -m http.server 8000 --bind 127.0.0.1 --directory public

clean:  ## remove what the targets made, and nothing else
	rm -rf build public tests/site/node_modules

help:
	@printf 'make TARGET\n\n'
	@sed -n 's/^\([a-z]*\):[^#]*## /  \1\t/p' Makefile | expand -t 10
