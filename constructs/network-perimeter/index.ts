export {
  NetworkPerimeter,
  PerimeterMember,
  type NetworkPerimeterProps,
  type PerimeterMemberProps,
} from './network-perimeter';
