/** Says what was measured against what was promised, line by line, and counts what falls short. */
export class Verdicts {
  #missed = 0;
  #judged = 0;

  /** How many targets were missed. Having judged nothing counts as one. */
  get missed(): number {
    return this.#judged === 0 ? 1 : this.#missed;
  }

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  leftOut(why: string): void {
    this.print(`left out ${why}`);
  }

  atLeast(what: string, found: number, target: number, unit: string): void {
    this.#say(found >= target, what, found, `at least ${target}`, unit, target - found);
  }

  atMost(what: string, found: number, target: number, unit: string): void {
    this.#say(found <= target, what, found, `at most ${target}`, unit, found - target);
  }

  /** A verdict that another program gave. */
  take(what: string, passed: boolean): void {
    this.#judged++;
    if (!passed) this.#missed++;
    this.print(`${passed ? 'PASS  ' : 'MISSED'}   ${what}`);
  }

  #say(
    passed: boolean,
    what: string,
    found: number,
    target: string,
    unit: string,
    shortfall: number,
  ): void {
    const by = passed ? '' : `, short by ${shortfall.toFixed(2)} ${unit}`;
    this.take(`${found.toFixed(2)} ${unit}, ${target}${by}: ${what}`, passed);
  }
}
