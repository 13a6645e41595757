/** What the JSX of each module is made to call; see `build-page.ts`. */
export { Fragment, h } from 'preact';
