const { TestEnvironment } = require('jest-environment-node');
const { reuseThreads } = require('./reused-threads.cjs');

/** Node's own environment, whose worker threads go from one database to the next. */
class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    reuseThreads();
  }
}

module.exports = Environment;
