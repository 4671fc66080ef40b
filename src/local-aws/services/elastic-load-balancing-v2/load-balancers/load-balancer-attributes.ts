import { boolean, choice, number, text, type AttributeRule } from './attributes.ts';

/** The attributes of an Application Load Balancer. */
export const LOAD_BALANCER_ATTRIBUTES: readonly AttributeRule[] = [
  boolean('access_logs.s3.enabled', false),
  text('access_logs.s3.bucket'),
  text('access_logs.s3.prefix'),
  number('idle_timeout.timeout_seconds', 60, [1, 4000]),
  boolean('deletion_protection.enabled', false),
  boolean('routing.http2.enabled', true),
  boolean('routing.http.drop_invalid_header_fields.enabled', false),
  boolean('routing.http.xff_client_port.enabled', false),
  boolean('routing.http.preserve_host_header.enabled', false),
  choice('routing.http.xff_header_processing.mode', 'append', 'preserve', 'remove'),
  boolean('load_balancing.cross_zone.enabled', true),
  choice('routing.http.desync_mitigation_mode', 'defensive', 'monitor', 'strictest'),
  number('client_keep_alive.seconds', 3600, [60, 604_800]),
  boolean('waf.fail_open.enabled', false),
  boolean('routing.http.x_amzn_tls_version_and_cipher_suite.enabled', false),
  boolean('zonal_shift.config.enabled', false),
  boolean('connection_logs.s3.enabled', false),
  text('connection_logs.s3.bucket'),
  text('connection_logs.s3.prefix'),
  boolean('health_check_logs.s3.enabled', false),
  text('health_check_logs.s3.bucket'),
  text('health_check_logs.s3.prefix'),
];
