// Command daprd is the Dapr sidecar of a pinned version with the stable component set and, in addition, the SQLite
// name resolver. The official stable build resolves names by multicast DNS alone, which needs a network and is shared
// with every other platform on it; see docs/adr/0002-local-name-resolution.md.
package main

import (
	"github.com/dapr/components-contrib/nameresolution/sqlite"
	"github.com/dapr/dapr/cmd/daprd/app"
	nrLoader "github.com/dapr/dapr/pkg/components/nameresolution"
)

func main() {
	nrLoader.DefaultRegistry.RegisterComponent(sqlite.NewResolver, "sqlite")
	app.Run()
}
