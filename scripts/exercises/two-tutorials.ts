import { DescribeClustersCommand, paginateListClusters } from '@aws-sdk/client-ecs';
import { defineExercise } from '../../src/engine/exercise.ts';
import { readTags } from '../../src/engine/aws/tag-shapes.ts';

export const twoTutorials = defineExercise({
  id: 'two-tutorials',
  title: 'Two apps side by side',
  task: 'Run the tutorial a second time in the same account, beside the first, so that both apps run and neither cleanup touches the other.',
  hint: 'Everything that is made begins with --name.',
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read whose they are, and what runs in them',
  },

  expects: () => 'two clusters of the tutorial, each with a task that runs',

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
