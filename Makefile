# Shelfwire's short commands. Each calls one program or script and says what it does.
#
#   make run     the demo shop: build, fresh books, server, a handheld at work; leaves the server up
#   make stop    stops the server that `make run` left up
#   make test    every test: protos, Swift, Python peers, a short crash run
#   make crash   KILLS=n kills of server and terminals under load (default 200); prints what was lost: nothing
#   make faults  CUTS=n connections struck (default 5,000), then deaths and failures at named points of the server's disk calls
#   make overload RESTARTS=n by SIGTERM under load (default 100); more work than can be served; a disk full, a disk read-only
#   make simulate POINTS=n SEEDS=n SEED=s  power cuts, kills and failing disks in memory; whole shops over breaking lines (default 2,000 each)
#   make stocktake  BUCKETS=n (default 100,000) counted by 20 terminals over breaking lines while 5 others trade; compared piece by piece
#   make soak SHARE=n  the long versions: 2,000 kills, 50,000 cuts, 1,000 restarts, 100,000 power cuts, 100,000 days (hours); SHARE=10 a tenth
#   make conformance  the HTTP/2 and gRPC conformance suite alone
#   make attack  SECONDS=n for each attack on the RPC server (default 20) beside honest clients; the table of what it cost
#   make bench   the speed table, each figure beside its floor; `make bench-one NAME=scan_stream`; bench-check compares the ratios
#   make bench-rpc    our gRPC server beside gRPC C++, grpc-swift-2, grpcio and the bare floor: messages/s, CPU, latency, memory
#   make fuzz    SECONDS=n for each fuzz target (default 60), with libFuzzer; inputs that break something are kept
#   make build   the release programs only
#   make proto   writes the generated code again after a change under Protos/
#   make clean   removes build products and the demo's folder (never anybody's books)

.DEFAULT_GOAL := help
.PHONY: help run stop test crash faults overload simulate stocktake soak conformance attack fuzz bench bench-one bench-check bench-rpc build proto clean

help:
	@sed -n '3,/^$$/p' Makefile | sed 's/^#  \{0,2\}//'

run:
	@.ci/demo

stop:
	@.ci/demo stop

test:
	@.ci/test

crash:
	@.ci/crash $(or $(KILLS),200)

faults:
	@.ci/faults $(or $(CUTS),5000)

overload:
	@.ci/overload $(or $(RESTARTS),100)

simulate:
	@.ci/simulate $(or $(POINTS),2000) $(or $(SEEDS),2000) $(or $(SEED),1)

stocktake:
	@.ci/stocktake $(or $(BUCKETS),100000)

soak:
	@.ci/soak $(or $(SHARE),1)

conformance:
	@.ci/conformance

attack:
	@.ci/attack $(or $(SECONDS),20)

fuzz:
	@.ci/fuzz $(or $(SECONDS),60)

bench-rpc:
	@.ci/bench-rpc

bench:
	@.ci/bench

bench-one:
	@.ci/bench $(NAME)

bench-check:
	@.ci/bench --check

build:
	@.ci/prerequisites build
	swift build -c release --product shelfwire
	swift build -c release --product handheld

proto:
	@.ci/prerequisites proto
	Protos/generate

clean:
	@.ci/demo stop
	rm -rf .build run/demo run/bench
