import { element } from './element.ts';
import type { Exchange } from './messages.ts';

/** A call as JSON: what was asked, and what AWS answered. */
export function exchangePane({ call, input, output, error }: Exchange): HTMLElement {
  const pane = element('div', 'run-exchange');
  const parts = [
    { title: `${call}, request`, value: input },
    error
      ? { title: `refused: ${error.code}`, value: error }
      : { title: 'reply', value: output ?? {} },
  ];
  for (const { title, value } of parts) {
    const json = element('pre', '', JSON.stringify(value, null, 2));
    json.tabIndex = 0;
    json.setAttribute('role', 'group');
    json.setAttribute('aria-label', title);
    pane.append(element('p', '', title), json);
  }
  return pane;
}
