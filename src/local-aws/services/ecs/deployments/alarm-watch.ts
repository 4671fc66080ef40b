/** The alarms of a service deployment. */
export interface AlarmWatch {
  /** True if one was in ALARM when the deployment began: ECS then ignores all of them. */
  isIgnored: boolean;
  /** Those that failed the deployment. */
  triggered: string[];
  /** When the bake time is over, in milliseconds; not known before the new tasks have taken over. */
  bakesUntil?: number;
}
