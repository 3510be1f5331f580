# Each target says what it does in its ## comment; `make help` shows them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: help build test test-api chaos manifests run start stop status demo bench bench-reads format native-sources
SERVICES = $(filter-out services/platform services/platform-test,$(patsubst %/pom.xml,%,$(wildcard services/*/pom.xml)))
LAUNCHER := local/target/local.jar
comma := ,
empty :=
space := $(empty) $(empty)

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo '  ORDERFLOW_HOME=dir         keep the state there instead of in .orderflow'
	@echo '  ORDERFLOW_FRESH=1          delete data, keys and logs before starting'
	@echo '  ORDERFLOW_PORT_OFFSET=n    shift every port by n'
	@echo '  ORDERFLOW_PG_URL=url       use this PostgreSQL (postgresql://user:password@host:port)'
	@echo '  ORDERFLOW_REDIS_URL=url    use this Redis (redis://user:password@host:port)'
	@echo '  ORDERFLOW_JAVA_OPTIONS=o   start the services with these options for Java too'
	@echo '  DAPRD=file                 use this daprd instead of building one'

build: ## Build every module and, once, daprd
	@tools/build.sh

test: $(LAUNCHER) ## Run all tests that need no cluster
	@DAPRD=$$(tools/launcher.sh daprd) && export DAPRD && tools/mvn.sh -B -ntp -T 2 -Dorderflow.side-by-side verify

chaos: ## Make every fault that the tests know, the long walks too, and print what came of each
	@tools/chaos.sh

manifests: ## Render every overlay of the Kubernetes manifests and check it against the rules
	@tools/mvn.sh -B -ntp -pl gitops/tests -am test -Dtest='io.orderflow.manifests.**' -Dsurefire.failIfNoSpecifiedTests=false

# A running platform is not built anew under its feet.
BUILD_UNLESS_RUNNING = { [ -e $(LAUNCHER) ] && tools/launcher.sh status 2>/dev/null | grep -q '^launcher pid'; } || tools/build.sh

test-api: ## Send generated requests, good and bad, to every operation (needs Python 3.11)
	@$(BUILD_UNLESS_RUNNING)
	@tests/api/run.sh

run: ## Run the platform in the foreground; Ctrl-C stops it
	@$(BUILD_UNLESS_RUNNING)
	@tools/launcher.sh run

start: ## Start the platform in the background, or what has died of it
	@$(BUILD_UNLESS_RUNNING)
	@tools/launcher.sh start

stop: ## Stop the platform
	@[ ! -e $(LAUNCHER) ] || tools/launcher.sh stop

status: ## Show each process: state, pid, ports
	@if [ -e $(LAUNCHER) ]; then tools/launcher.sh status; else echo 'Nothing is built yet, so nothing runs.'; fi

demo: start ## Seed the platform and send orders of every kind through it
	@. tools/jdk.sh && "$$JAVA_HOME/bin/java" -jar tests/system/target/demo.jar

bench: stop ## Measure the machinery alone, then the platform, which is started anew: rates, latencies, CPU
	@tools/build.sh
	@. tools/jdk.sh && "$$JAVA_HOME/bin/java" -jar tests/bench/target/bench.jar

bench-reads: ## Read orders and payments with a thousand and with a million of them (ten minutes); fails where a p99 grows beyond 1.5
	@tools/build.sh
	@. tools/jdk.sh && "$$JAVA_HOME/bin/java" -cp tests/bench/target/bench.jar io.orderflow.bench.reads.ReadsBench

format: ## Format all Java sources
	@tools/mvn.sh -q spotless:apply

native-sources: ## Package the sources for native images of the services, without GraalVM
	@tools/mvn.sh -q -am -pl $(subst $(space),$(comma),$(SERVICES)) package -DskipTests -Dquarkus.native.enabled=true \
	  -Dquarkus.package.jar.enabled=false -Dquarkus.native.sources-only=true
	@ls -d services/*/target/native-sources

$(LAUNCHER): pom.xml local/pom.xml $(shell find local/src/main -type f)
	@tools/mvn.sh -q -B -pl local package -DskipTests
	@touch $@
