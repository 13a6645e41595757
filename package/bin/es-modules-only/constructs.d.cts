/** The types are there for an app that is no ES module too, so that what it is told is that it must be one. */
export * from '../../dist/lib/index.js';
