/** Nothing: an app that loads the package with require is told to become an ES module. */
export {};
