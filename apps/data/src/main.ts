import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { environments } from '@diet-game/environments';
import { DataStack } from './data-stack';

new LayerApp({
  environments,
  layers: [DataStack],
  repository: '../..',
  variables: process.env,
}).synth();
