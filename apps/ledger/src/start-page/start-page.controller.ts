import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/policy.js';
import { page, pagePolicy } from './page.js';

@ApiExcludeController()
@Controller()
export class StartPageController {
  @Get()
  @Public()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', pagePolicy)
  show(): string {
    return page;
  }
}
