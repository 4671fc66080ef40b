/**
 * An alarm's kind of bill. One that is evaluated more often than once a minute has a price of its own:
 * https://aws.amazon.com/cloudwatch/pricing/
 *
 * @param period seconds; CloudWatch's own minute when left out
 */
export function billOfAlarm(period = 60): 'alarm' | 'high-resolution-alarm' {
  return period < 60 ? 'high-resolution-alarm' : 'alarm';
}
