/** Width of the labels of the query editor, in Grafana's units of 8 px. */
export const LABEL_WIDTH = 18;
/** Width of the inputs beside them. */
export const INPUT_WIDTH = 50;
