import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Lets the AWS SDK read XML in a Web Worker. For browsers the SDK takes `DOMParser`, which workers do not have; its own
 * parser for Node uses nothing of Node, so it does here too.
 * See: https://github.com/aws/aws-sdk-js-v3/tree/main/packages-internal/xml-builder
 */
export function sdkInAWorker(): Plugin {
  return {
    name: 'sdk-in-a-worker',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source !== './xml-parser' || !importer?.includes('@aws-sdk/xml-builder')) return null;
      return join(dirname(importer), 'xml-parser.js');
    },
  };
}
