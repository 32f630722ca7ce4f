# examctl (考务工具): `make demo` shows what it does, `make test` proves it. Both install what is missing.

SWIFT ?= swift
PREFIX ?= /usr/local
EXAMCTL := .build/debug/examctl
RELEASE := .build/release/examctl
SHARE = $(DESTDIR)$(PREFIX)/share
# Swift's own libraries go into the program: it starts quicker, and runs where no Swift is.
RELEASE_BUILD := $(SWIFT) build -c release --static-swift-stdlib --product examctl

# What the program links, what its tests read the results back with, and what the bench compares with.
PACKAGES := libsqlite3-dev libcsv-dev libxlsxwriter-dev libzip-dev libexpat1-dev zlib1g-dev libturbojpeg0-dev libpng-dev \
	libwebp-dev libheif-dev pkg-config gcc libc6-dev sqlite3 tmux python3 \
	python3-openpyxl libreoffice-calc-nogui

.PHONY: help setup build demo test check format bench fuzz race crash hostile damage tamper teeth install clean

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the Debian packages that are missing
	@missing=$$(for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
		echo "installing:" $$missing; \
		sudo=$$([ "$$(id -u)" -eq 0 ] || echo sudo); \
		$$sudo apt-get update -qq && \
		$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.1 or newer is needed: https://swift.org/install"; exit 1; }

build: setup ## build the program for trying and testing
	$(SWIFT) build --product examctl

demo: build ## run the main job on the shipped example and show what the staff get
	EXAMCTL=$(CURDIR)/$(EXAMCTL) sh examples/quick-start/walk.sh

test: setup check ## check form and boundaries, build, and run every test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

check: ## format and boundaries, without building
	$(SWIFT) format lint --strict --configuration .ci/swift-format.json --recursive --parallel Package.swift Sources Tests Templates
	.ci/check-boundaries

format: ## put every Swift file into the house's form
	$(SWIFT) format format --in-place --configuration .ci/swift-format.json --recursive --parallel Package.swift Sources Tests Templates

bench: setup ## measure against C programs on the same libraries (N=100000 rows)
	$(RELEASE_BUILD)
	EXAMCTL=$(CURDIR)/$(RELEASE) Tests/Benchmarks/bench $(if $(N),--rows $(N))

fuzz: setup ## look for rosters that break the import (SECONDS=60)
	Tests/Fuzz/run $(or $(SECONDS),60)

race: build ## many at once: 1,000 reviews decided by 16, 1,000 writes by each of 8 (WRITES=1000), 200 backups (REPORTS=400)
	EXAMCTL=$(CURDIR)/$(EXAMCTL) Tests/Trials/run --only writes --only reports \
		--size writes=$(or $(WRITES),1000) --size reports=$(or $(REPORTS),400)
	EXAMCTL_RACE=16x1000 $(SWIFT) test --filter ReviewRaceTests

crash: build ## kill it, cut the power and let calls fail at every point (STATES=100000 states of the disk)
	EXAMCTL=$(CURDIR)/$(EXAMCTL) Tests/Crash/run $(if $(STATES),--states $(STATES))

hostile: build ## hostile names, strings, paths and umasks (NAMES=100000 STRINGS=1000 PATHS=500)
	EXAMCTL=$(CURDIR)/$(EXAMCTL) Tests/Trials/run --only names --only strings --only paths --only umasks \
		--size names=$(or $(NAMES),100000) --size strings=$(or $(STRINGS),1000) --size paths=$(or $(PATHS),500)

damage: setup ## spoil the data's bytes at random; all that differs must be found (ROUNDS=10000 SEED=1)
	$(RELEASE_BUILD)
	EXAMCTL=$(CURDIR)/$(RELEASE) Tests/Damage/damage --rounds $(or $(ROUNDS),10000) --seed $(or $(SEED),1)

tamper: setup ## edit the data past the program at random; every edit must be found (EDITS=100000 SEED=1)
	$(RELEASE_BUILD)
	EXAMCTL=$(CURDIR)/$(RELEASE) Tests/Damage/tamper --edits $(or $(EDITS),100000) --seed $(or $(SEED),1)

teeth: setup ## plant defects in a copy of the sources, and see that the trials above catch each
	$(SWIFT) build --build-tests
	Tests/Teeth/run

install: setup ## build for use, install under PREFIX (default /usr/local) with manual pages and completions
	$(RELEASE_BUILD)
	install -D -m 0755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/examctl
	install -d $(SHARE)/man/man1 $(SHARE)/man/zh_CN/man1 $(SHARE)/bash-completion/completions \
		$(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(RELEASE) manual $(SHARE)/man
	$(RELEASE) completions bash >$(SHARE)/bash-completion/completions/examctl
	$(RELEASE) completions zsh >$(SHARE)/zsh/site-functions/_examctl
	$(RELEASE) completions fish >$(SHARE)/fish/vendor_completions.d/examctl.fish
	chmod 0644 $(SHARE)/man/man1/examctl*.1 $(SHARE)/man/zh_CN/man1/examctl*.1

clean: ## remove what was built and what the demo wrote
	rm -rf .build examples/*/out
