import { ApiProperty } from '@nestjs/swagger';

export const CountField = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description });

export const ShareField = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'number', nullable: true, minimum: 0, maximum: 1, description });

export const MinutesField = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'number', minimum: 0, description });
