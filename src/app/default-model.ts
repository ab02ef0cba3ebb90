/** The model that the page loads: the name of its folder under public/models. */

export const DEFAULT_MODEL = 'evidence-net';
