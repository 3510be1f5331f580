// Command daprd is the Dapr sidecar of a pinned version with the stable component set and, in addition, the SQLite
// name resolver. The official stable build resolves names by multicast DNS alone, which needs a network and is shared
// with every other platform on it; see docs/adr/0002-local-name-resolution.md.
package main

import (
	"context"

	"github.com/dapr/components-contrib/nameresolution"
	"github.com/dapr/components-contrib/nameresolution/sqlite"
	"github.com/dapr/dapr/cmd/daprd/app"
	nrLoader "github.com/dapr/dapr/pkg/components/nameresolution"
	"github.com/dapr/kit/logger"
)

// cacheable answers a list of addresses too, here of one. daprd keeps for 20 s what such a resolver answers. Any other it
// asks twice for each call, on either side of it, and SQLite's answers are a third of what the call costs.
type cacheable struct {
	nameresolution.Resolver
}

func (c cacheable) ResolveIDMulti(
	ctx context.Context, request nameresolution.ResolveRequest,
) (nameresolution.AddressList, error) {
	address, err := c.ResolveID(ctx, request)
	if err != nil {
		return nil, err
	}
	return nameresolution.AddressList{address}, nil
}

func newResolver(log logger.Logger) nameresolution.Resolver {
	return cacheable{sqlite.NewResolver(log)}
}

func main() {
	nrLoader.DefaultRegistry.RegisterComponent(newResolver, "sqlite")
	app.Run()
}
