import { Controller, Get, Header } from '@nestjs/common';
import { page, pagePolicy } from './page.js';

@Controller()
export class StartPageController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', pagePolicy)
  show(): string {
    return page;
  }
}
