import type { Rows } from './read-back.ts';

export const QUOTAS: Rows = {
  RequestServiceQuotaIncrease: {
    given: { ServiceCode: 'fargate', QuotaCode: 'L-3032A538', DesiredValue: 77 },
    read: ({ call }) => call('quotas ListRequestedServiceQuotaChangeHistory'),
    unread: {
      SupportCaseAllowed:
        'makes no difference where no case is opened: services/service-quotas.test.ts',
    },
  },
};
