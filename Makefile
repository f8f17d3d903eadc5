# Shelfwire's short commands. Each calls one program or script and says what it does.
#
#   make run     the demo shop: build, fresh books, server, a handheld at work; leaves the server up
#   make stop    stops the server that `make run` left up
#   make test    every test: protos, Swift, Python peers, a short crash run
#   make crash   KILLS=n kills of server and terminals under load (default 200); prints what was lost: nothing
#   make conformance  the HTTP/2 and gRPC conformance suite alone
#   make attack  SECONDS=n for each attack on the RPC server (default 20) beside honest clients; the table of what it cost
#   make bench-rpc    our gRPC server beside gRPC C++, grpc-swift-2, grpcio and the bare floor: messages/s, CPU, latency, memory
#   make build   the release programs only
#   make proto   writes the generated code again after a change under Protos/
#   make clean   removes build products and the demo's folder (never anybody's books)

.DEFAULT_GOAL := help
.PHONY: help run stop test crash conformance attack bench-rpc build proto clean

help:
	@sed -n '3,13p' Makefile | sed 's/^#  \{0,2\}//'

run:
	@.ci/demo

stop:
	@.ci/demo stop

test:
	@.ci/test

crash:
	@.ci/crash $(or $(KILLS),200)

conformance:
	@.ci/conformance

attack:
	@.ci/attack $(or $(SECONDS),20)

bench-rpc:
	@.ci/bench-rpc

build:
	@.ci/prerequisites build
	swift build -c release --product shelfwire
	swift build -c release --product handheld

proto:
	@.ci/prerequisites proto
	Protos/generate

clean:
	@.ci/demo stop
	rm -rf .build run/demo
