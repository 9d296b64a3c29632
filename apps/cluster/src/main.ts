import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { environments } from '@diet-game/environments';
import { ClusterStack } from './cluster-stack';

new LayerApp({
  environments,
  layers: [ClusterStack],
  repository: '../..',
  variables: process.env,
}).synth();
