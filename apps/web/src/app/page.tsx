import { HomeGate } from "./home-gate.client.tsx";
import { VisitorHome } from "./visitor-home.tsx";

export default function HomePage() {
  return <HomeGate visitor={<VisitorHome />} />;
}
