import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { environments } from '@diet-game/environments';
import { EdgeStack } from './edge-stack';

new LayerApp({
  environments,
  layers: [EdgeStack],
  repository: '../..',
  variables: process.env,
}).synth();
