// As packages/layers/bin/run-app.mjs does: the stack traces that cdktf records never reach the JSON.
require('cdktf/lib/tokens/private/stack-trace').captureStackTrace = () => [];
