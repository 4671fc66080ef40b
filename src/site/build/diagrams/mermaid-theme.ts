/**
 * Mermaid's own style sheet. It takes its colours from the page's custom properties, so that a diagram follows the theme
 * without being drawn again.
 */
const themeCSS = `
  .label, .nodeLabel, .edgeLabel, .cluster-label, .cluster-label span { color: var(--sl-color-text); fill: var(--sl-color-text); }
  .cluster-label, .cluster-label span { color: var(--sl-color-gray-2); fill: var(--sl-color-gray-2); font-size: 0.8125rem; }
  .nodeLabel b { color: var(--sl-color-white); font-weight: 600; }
  .nodeLabel em { color: var(--sl-color-text-accent); font-style: normal; font-weight: 700; }
  .node rect, .node polygon, .node circle { fill: var(--sl-color-bg); stroke: var(--sl-color-gray-4); stroke-width: 1px; }
  .node.new rect { stroke: var(--sl-color-text-accent); stroke-width: 3px; fill: var(--sl-color-accent-low); }
  .node.changed rect { stroke: var(--sl-color-text-accent); stroke-width: 3px; stroke-dasharray: 7 4; }
  .cluster rect { fill: var(--sl-color-gray-6); stroke: var(--sl-color-gray-5); stroke-width: 1px; rx: 6px; }
  .edgePath .path, .flowchart-link { stroke: var(--sl-color-gray-3); stroke-width: 1.5px; }
  .edgeLabel, .edgeLabel p, .edgeLabel span, .labelBkg { background-color: var(--sl-color-bg); }
  .edgeLabel rect { fill: var(--sl-color-bg); opacity: 1; }
  text, text.actor > tspan, .messageText, .loopText, .labelText, .noteText { fill: var(--sl-color-text); stroke: none; }
  rect.actor, .labelBox, .note { fill: var(--sl-color-gray-6); stroke: var(--sl-color-gray-4); }
  .actor-line, .messageLine0, .messageLine1, .loopLine { stroke: var(--sl-color-gray-3); }
  .marker, .arrowMarkerPath { fill: var(--sl-color-gray-3); stroke: var(--sl-color-gray-3); }
`;

export const mermaidTheme = {
  themeCSS,
  fontFamily: 'var(--__sl-font)',
  themeVariables: { fontSize: '15px' },
  flowchart: { curve: 'basis', wrappingWidth: 320, padding: 10, nodeSpacing: 20, rankSpacing: 36 },
};
