import { DescribeClustersCommand, paginateListClusters } from '@aws-sdk/client-ecs';
import { defineExercise } from '../../src/engine/exercise.ts';
import { readTags } from '../../src/engine/aws/tag-shapes.ts';

export const twoTutorials = defineExercise({
  id: 'two-tutorials',
  title: 'Two apps side by side',
  task: 'Run the tutorial a second time in the same account, next to the first, so that both apps run and cleaning up one does not touch the other.',
  hint: 'The names of everything that is made start with --name.',
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'see whose they are, and what runs in them',
  },

  expects: () => 'two clusters of the tutorial, each with a running task',

  async judge({ ecs }) {
    const running: string[] = [];
    for await (const { clusterArns } of paginateListClusters({ client: ecs }, {})) {
      // Without names, DescribeClusters would describe the cluster "default".
      if (!clusterArns?.length) continue;
      const { clusters = [] } = await ecs.send(
        new DescribeClustersCommand({ clusters: clusterArns, include: ['TAGS'] }),
      );
      for (const { clusterName, tags, runningTasksCount = 0 } of clusters) {
        const { project, run } = readTags(tags);
        if (project !== 'fargate-step-by-step' || run !== clusterName) continue;
        if (runningTasksCount > 0) running.push(clusterName!);
      }
    }
    const found = running.length === 0 ? 'none' : running.sort().join(', ');
    return { passed: running.length >= 2, found };
  },
});
