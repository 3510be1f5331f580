// Package avro takes the place of github.com/iskorotkov/avro/v2 in this build, because the Go module proxy does not
// serve that module's archive. The Pulsar component, its only user, reads nothing from it but a default configuration
// with allocation caps; Orderflow does not use Pulsar.
package avro

// Config names the two caps that the Pulsar component sets.
type Config struct {
	MaxSliceAllocSize int
	MaxMapAllocSize   int
}

// API is what freezing a configuration gives.
type API any

// Freeze returns the configuration itself.
func (c Config) Freeze() API { return c }

// DefaultConfig is what the Pulsar component replaces.
var DefaultConfig API
