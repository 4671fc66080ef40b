import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';

/**
 * Which capacity provider gets each of `count` more tasks: first what `base` asks for, then by weight.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function spreadOverProviders(
  strategy: readonly CapacityProviderStrategyItem[],
  running: ReadonlyMap<string, number>,
  count: number,
): string[] {
  const placed = new Map(running);
  const of = (name: string) => placed.get(name) ?? 0;
  const chosen: string[] = [];
  for (let index = 0; index < count; index++) {
    const wanting = strategy.find(
      ({ capacityProvider = '', base = 0 }) => of(capacityProvider) < base,
    );
    const weighted = strategy
      .filter(({ weight = 0 }) => weight > 0)
      .map(({ capacityProvider = '', weight = 0, base = 0 }) => ({
        capacityProvider,
        load: (of(capacityProvider) - base + 1) / weight,
      }))
      .sort((a, b) => a.load - b.load)[0];
    const provider = wanting?.capacityProvider ?? weighted?.capacityProvider ?? 'FARGATE';
    placed.set(provider, of(provider) + 1);
    chosen.push(provider);
  }
  return chosen;
}
