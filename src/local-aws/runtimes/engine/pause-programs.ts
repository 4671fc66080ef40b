/** A program for one processor: its instructions alone, the first of which is where it starts. */
export interface PauseProgram {
  /** `e_machine` of the ELF header. */
  machine: number;
  /** In base64. */
  code: string;
}

/** The SHA-256 of the pause.c that the programs are made of: a test compares it. */
export const SOURCE = '3d060fa0e25438e4bbe5783be9096454d7df26e43b28401bee0bcd71dd420c1a';

/**
 * pause.c, by the names that engines have for processors. GCC 12.2 of Debian 12 made the instructions, for arm64 as `aarch64-linux-gnu-gcc`
 * and `aarch64-linux-gnu-objcopy`:
 *
 *     gcc -Os -ffreestanding -fno-stack-protector -fno-asynchronous-unwind-tables -fno-pic \
 *       -fcf-protection=none -nostdlib -static -o pause pause.c     # arm64: without -fcf-protection
 *     objcopy -O binary -j .text pause /dev/stdout | base64
 */
export const PAUSE_PROGRAMS: Readonly<Record<string, PauseProgram>> = {
  amd64: {
    machine: 62,
    code: [
      'SInnSIPk8Oh8AQAAiXwk8EUx0kiNfCTwRTHAiXQk+LgPAQAAvgIAAAAx0sdEJPQBAAAAx0Qk/AEAAAAPBWaDfCT2ALgBAAAAdA0x',
      'wGaDfCT+AA+VwAHAw0FVRTHJRTHSRTHAQVS6AEAAAEyJyFVIifVTSIHsiD8AAEyNZCSITInmDwVIhcB+N0mJwTHbQb0BAAAATInK',
      'SY00HEUx0kUxwEgp2kyJ6EiJ7w8FSIXAfg9IAcNMOct827gBAAAA6wIxwEiBxIg/AABbXUFcQV3DQbnnAAAAMdJFMdJFMcBMichI',
      'iddIidYPBevrQVVBuSkAAABFMdJFMcBBVEG9AgAAAEUx5EyJyFVMieKJ9b4BCAAAU4n7TInvSMdEJOgBAAAADwVJicFmwcUID8tm',
      'x0Qk8AIAZolsJPJMjVQk6EyJz0yJ6olcJPRBuAQAAAC4NgAAAL4BAAAADwVFMdJIjXQk8EUxwLgxAAAAuhAAAAAPBbgyAAAAvoAA',
      'AABMieIPBVtMichdQVxBXcNBV77fyQAAQVZBVUFUVVNIg+xQSItvEL8BAAB/6EH///8x/77gyQAASYnE6DL///8x0kiNdCQQRTHA',
      'SIlUJBhJicFBuggAAAC4DQAAAEiJVCQgvxEAAABIiVQkKDHSSMdEJBABAAAADwVBvSABAABIg87/TInP6An+//8x0kUx0kUxwEyJ',
      '6EyJz0iJ1g8FSInDSIXAeNm4OAAAAL8RAAAADwVIhcAPhUEBAAAxwEjHBCQFAAAASYniSInfSIlEJAhBuBAAAAC4NgAAAL4BAAAA',
      'uhQAAAAPBUyNTCQwQboAAQAARTHAuC0AAAC6IAAAAEyJzg8FMclIg/ggD5XBMcCKVAUAQTIUAUj/wA++0gnRSIP4IHXqQb0gAQAA',
      'hckPhcQAAABMieZIid/oVv3////ID4WxAAAAMdJFMdJFMcBMiehMiedIidYPBUiJxUiFwHjSuAEAAADGRCQwAUiJ30yJzkiJwg8F',
      'Qb8wAAAASYnuSYndTYXueHBMifZMie/oAv3//0GJxKn9////dShIie5Iid/oOf3//4XAdRlFMdJFMcBMifi+AQAAADHSSInvDwVJ',
      'g83/Qf/MQYP8AXe1SIneSInv6Aj9//+FwHWmRTHSRTHATIn4vgEAAAAx0kiJ3w8FSYPO/+uL6Fv9//9FMdJFMcC4AwAAAEiJ3w8F',
      '6W7+//8=',
    ].join(''),
  },
  arm64: {
    machine: 183,
    code: [
      '4AMAkWMAAJT/E0DR5wMBqugHgNLhAwCRAgCI0gMAgNIEAIDSAQAA1B8AAPFNAgBU5QMAqgYAgNLgAweq4WMmi6IABssICIDSAwCA',
      '0gQAgNIBAADUHwAA8e0AAFTGAACL3wAF66v+/1QgAIBS/xNAkcADX9YAAIBS/f//F/9DANElAIBSKAmA0gIAgNIDAIDSBACA0uAX',
      'ACngAwCR4RcBKUEAgNIBAADU4A/AeeAAADTgH8B5HwAAceAHnxoAeB9T/0MAkcADX9bgAwUq/f//F8gLgNIAAIDSAQCA0gIAgNID',
      'AIDSBACA0gEAANT5//8X/4MA0eYDACrnAwEqKQCA0sgYgNJAAIDSIQCB0gIAgNIDAIDSBACA0ukHAPkBAADUQQCAUucEwFrGCMBa',
      '5QMAqggagNJCAIDS4yMAkYQAgNLhIwB54QMJqucnAHnmFwC5AQAA1AgZgNLgAwWq4UMAkQICgNIDAIDSBACA0gEAANQoGYDS4AMF',
      'qgEQgNICAIDSAQAA1OADBar/gwCRwANf1v17uanhO5lS/QMAkQ0IQPkgAIBSAOCvctL//5cBPJlS6gMAqgAAgFLO//+X4cMAkecD',
      'AKogAIDSyBCA0gIAgNIDAYDSBACA0uB/A6kgAoDS/38EqQEAANTgAweqAQCAkqP//5fgAweqSB6A0gEAgNICAIDSAwCA0gQAgNIB',
      'AADU5gMAqqD+/7eIG4DSIAKA0gEAANRACgC17IMAkaAAgNIIGoDSIQCA0oICgNLjAwyqBAKA0uB/AqngAwaqAQAA1OtDAZHoGYDS',
      '4AMGquEDC6oCBIDSAyCA0gQAgNIBAADUHwAC6wIAgNLgB58ao2liOGFpYjhCBACRYwABSmMcABIAAAMqX4AA8SH//1RAAAA0jP//',
      'l+EDCqrgAwaqdP//l+cDACofBABxQf//VOADCqpIHoDSAQCA0gIAgNIDAIDSBACA0gEAANTlAwCqQP7/twgIgNLgAwaq4X8AkSIA',
      'gNLnfwA5AQAA1A4AgJLmFwKp5hcFqeAHQqkfAAHqpPz/VFv//5fqAwAqCQCA0l8JAHEkEUp64QEAVCABQNJteWD4YHlp+OEDDao0',
      '//+XIAEANUgagNLgAw2qIQCA0gIAgNIDAIDSBACA0gEAANSOeSn4Kf3/tSkAgNLt//8X4AMGqigHgNKc//8X',
    ].join(''),
  },
};
