import { LayerApp } from '@diet-game/constructs/layer/layer-app';
import { environments } from '@diet-game/environments';
import { NetworkStack } from './network-stack';

new LayerApp({
  environments,
  layers: [NetworkStack],
  repository: '../..',
  variables: process.env,
}).synth();
