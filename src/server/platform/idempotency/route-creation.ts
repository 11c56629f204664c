import { Injectable, RequestMethod, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS, type Access } from '../access.js';
import { CREATES, type Creates } from './declared.js';

/** A POST route and what it declares. */
export interface PostRoute {
  /** Such as `/api/projects/:projectId/lenses`. */
  path: string;
  handler: string;
  declared: Creates | undefined;
  access: Access | undefined;
}

/** Refuses a start in which some POST route does not say whether it creates: a forgotten one must not create twice. */
@Injectable()
export class RouteCreation implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const faults = this.postRoutes().flatMap(faultOf);
    if (faults.length > 0) throw new Error(`The server does not start: ${faults.join('; ')}.`);
  }

  /** Every POST route of the server. */
  postRoutes(): PostRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => this.routesOf(metatype as Type));
  }

  private routesOf(controller: Type): PostRoute[] {
    const prototype = controller.prototype as Record<string, object>;
    const isPost = (name: string) =>
      Reflect.getMetadata(METHOD_METADATA, prototype[name]!) === RequestMethod.POST;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter(isPost)
      .map((name) => routeOf(controller, name, prototype[name]!));
  }
}

function routeOf(controller: Type, name: string, handler: object): PostRoute {
  const parts = [controller, handler].map((part) => String(Reflect.getMetadata(PATH_METADATA, part)));
  const path = parts.filter((part) => part !== '/').join('/');
  return {
    path: `/${path}`,
    handler: `${controller.name}.${name}`,
    declared: Reflect.getMetadata(CREATES, handler) as Creates | undefined,
    access: (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as
      Access | undefined,
  };
}

function faultOf({ path, handler, declared, access }: PostRoute): string[] {
  const route = `POST ${path} (${handler})`;
  if (!declared) return [`${route} does not say whether it creates`];
  return declared.creates && access?.kind === 'public' ? [`${route} creates for nobody in particular`] : [];
}
