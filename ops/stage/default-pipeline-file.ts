/** Where local mode writes what it runs, unless it is told otherwise. */
export const DEFAULT_PIPELINE_FILE = '.local/pipeline.json';
