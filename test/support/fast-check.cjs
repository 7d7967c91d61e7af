// What tests get as `fast-check` (jest.config.cjs): the library with one seed for all, so that a run tells of the code and not of its luck.
// PROPERTY_SEED=<number> draws others, PROPERTY_SEED=random new ones each time; a failure prints its seed.
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const seed = process.env.PROPERTY_SEED ?? '20260101';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

module.exports = fc;
