/** What a service deployment knows of its alarms. */
export interface AlarmWatch {
  /** Whether one was in ALARM when the deployment began: none of them is looked at then. */
  isIgnored: boolean;
  /** Those that failed the deployment. */
  triggered: string[];
  /** When the bake time is over, in milliseconds; not known before the new tasks have taken over. */
  bakesUntil?: number;
}
