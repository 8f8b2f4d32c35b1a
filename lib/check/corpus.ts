/** A pod and a Service that reaches it: what each fault is put into. */
const platform = `apiVersion: v1
kind: Pod
metadata: { name: pod-1, labels: { app: web } }
spec: # of the pod
  containers:
    - name: web
      image: nginx:1.29
      ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1 # of the service
kind: Service
metadata:
  name: web-service
spec:
  type: ClusterIP
  selector: { app: web }
  ports:
    - { name: web, port: 80, targetPort: 8080 }
`;

/** Manifests with a single fault. */
export interface Fault {
  readonly title: string;
  readonly manifests: string;

  /** The line and the sentence of the problem. */
  readonly problem: string;

  /** Whether the API server accepts the manifests in a dry run. */
  readonly accepted: boolean;
}

const replaced = (text: string, replacement: string): string => {
  if (!platform.includes(text)) throw new Error(`The platform has no ${text}`);
  return platform.replace(text, () => replacement);
};

const fault = (title: string, text: string, replacement: string, problem: string): Fault => ({
  title,
  manifests: replaced(text, replacement),
  problem,
  accepted: false,
});

/** A fault that a dry run does not show: it looks at no other objects and allocates no node ports. */
const unseen = (...parts: Parameters<typeof fault>): Fault => ({ ...fault(...parts), accepted: true });

const template =
  '{ metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: nginx, ports: [{ containerPort: 8080 }] }] } }';
const jobTemplate = template.replace('spec: {', 'spec: { restartPolicy: Never,');

const workload = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\nspec: { ${spec} }\n---\n${platform.split('---\n')[1] ?? ''}`;

const nodePortService = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }\n`;

export const faults: Fault[] = [
  // Service: wiring
  unseen(
    'a selector whose value differs',
    'selector: { app: web }',
    'selector: { app: wep }',
    '16: Service web-service: spec.selector selects no pod: the nearest, Pod pod-1, has app=web, not app=wep: make the two the same',
  ),
  unseen(
    'a selector whose key differs',
    'selector: { app: web }',
    'selector: { ap: web }',
    '16: Service web-service: spec.selector selects no pod: the nearest, Pod pod-1, has app=web, not ap=web: make the two the same',
  ),
  unseen(
    'a selector with one label too many',
    'selector: { app: web }',
    'selector: { app: web, tier: front }',
    '16: Service web-service: spec.selector selects no pod: the nearest, Pod pod-1, has no label tier=front: make the two the same',
  ),
  unseen(
    'a selector that is no label of the pod at all',
    'selector: { app: web }',
    'selector: { role: server }',
    '16: Service web-service: spec.selector selects no pod: the nearest, Pod pod-1, has no label role=server: make the two the same',
  ),
  unseen(
    'a pod that is not labelled',
    'labels: { app: web }',
    'labels: {}',
    '16: Service web-service: spec.selector selects no pod: the nearest, Pod pod-1, has no label app=web: make the two the same',
  ),
  unseen(
    'a target port that is not declared',
    'targetPort: 8080',
    'targetPort: 8081',
    '18: Service web-service: spec.ports[0].targetPort leads to 8081/TCP, but Pod pod-1 serves 8080/TCP (http): take one of these, or declare 8081/TCP there',
  ),
  unseen(
    'a target port with a name that is not declared',
    'targetPort: 8080',
    'targetPort: https',
    '18: Service web-service: spec.ports[0].targetPort leads to https/TCP, but Pod pod-1 serves 8080/TCP (http): take one of these, or declare https/TCP there',
  ),
  unseen(
    'a target port that is left out',
    ', targetPort: 8080',
    '',
    '18: Service web-service: spec.ports[0].port leads to 80/TCP, but Pod pod-1 serves 8080/TCP (http): take one of these, or declare 80/TCP there',
  ),
  unseen(
    'a target port of another protocol',
    'port: 80,',
    'port: 80, protocol: UDP,',
    '18: Service web-service: spec.ports[0].targetPort leads to 8080/UDP, but Pod pod-1 serves 8080/TCP (http): take one of these, or declare 8080/UDP there',
  ),
  unseen(
    'a container port of another protocol',
    'containerPort: 8080',
    'containerPort: 8080, protocol: UDP',
    '18: Service web-service: spec.ports[0].targetPort leads to 8080/TCP, but Pod pod-1 serves 8080/UDP (http): take one of these, or declare 8080/TCP there',
  ),
  unseen(
    'a pod that declares no port',
    'ports: [{ name: http, containerPort: 8080 }]',
    'ports: []',
    '18: Service web-service: spec.ports[0].targetPort leads to 8080/TCP, but Pod pod-1 declares no container port: declare 8080/TCP there',
  ),
  unseen(
    'a second port that nothing serves',
    '- { name: web, port: 80, targetPort: 8080 }',
    '- { name: web, port: 80, targetPort: 8080 }\n    - { name: metrics, port: 90, targetPort: 9090 }',
    '19: Service web-service: spec.ports[1].targetPort leads to 9090/TCP, but Pod pod-1 serves 8080/TCP (http): take one of these, or declare 9090/TCP there',
  ),

  // Service: structure
  fault(
    'a field that is misspelt',
    'selector: {',
    'selektor: {',
    '16: Service web-service: spec.selektor is not a field: did you mean selector?',
  ),
  fault(
    'a field in the wrong case',
    'targetPort: 8080',
    'targetport: 8080',
    '18: Service web-service: spec.ports[0].targetport is not a field: did you mean targetPort?',
  ),
  fault(
    'a field that does not exist',
    'type: ClusterIP',
    'type: ClusterIP\n  color: red',
    '16: Service web-service: spec.color is not a field: there is allocateLoadBalancerNodePorts, clusterIP, clusterIPs, externalIPs, externalName, externalTrafficPolicy, healthCheckNodePort, internalTrafficPolicy, ipFamilies, ipFamilyPolicy, loadBalancerClass, loadBalancerIP, loadBalancerSourceRanges, ports, publishNotReadyAddresses, selector, sessionAffinity, sessionAffinityConfig, trafficDistribution, type',
  ),
  fault(
    'a field at the wrong level',
    'kind: Service',
    'kind: Service\nselector: {}',
    '12: Service web-service: selector is not a field: did you mean spec.selector?',
  ),
  fault(
    'a missing port',
    'port: 80, ',
    '',
    '18: Service web-service: spec.ports[0].port is missing: it must be a whole number',
  ),
  fault(
    'a port in quotes',
    'port: 80',
    'port: "80"',
    '18: Service web-service: spec.ports[0].port is "80": it must be a whole number, without quotes',
  ),
  fault(
    'a port with a fraction',
    'port: 80',
    'port: 80.5',
    '18: Service web-service: spec.ports[0].port is 80.5: it must be a whole number',
  ),
  fault(
    'a selector that is a list',
    'selector: { app: web }',
    'selector: [app, web]',
    '16: Service web-service: spec.selector is ["app","web"]: it must be a map of KEY: VALUE',
  ),
  fault(
    'a selector with a number',
    'selector: { app: web }',
    'selector: { app: 1 }',
    '16: Service web-service: spec.selector.app is 1: it must be a string, in quotes',
  ),
  fault(
    'a selector with a YAML boolean',
    'selector: { app: web }',
    'selector: { app: on }',
    '16: Service web-service: spec.selector.app is true: it must be a string, in quotes',
  ),
  fault(
    'ports that are no list',
    '- { name: web, port: 80, targetPort: 8080 }',
    '    web: { port: 80 }',
    '17: Service web-service: spec.ports is {"web":{"port":80}}: it must be a list, each item after "- "',
  ),
  fault(
    'a target port that is a boolean',
    'targetPort: 8080',
    'targetPort: true',
    '18: Service web-service: spec.ports[0].targetPort is true: it must be a number or a name',
  ),
  fault(
    'a type that does not exist',
    'type: ClusterIP',
    'type: ClusterIp',
    '15: Service web-service: spec.type is "ClusterIp": it must be ClusterIP, ExternalName, LoadBalancer, or NodePort',
  ),
  fault(
    'a protocol in lower case',
    'port: 80,',
    'port: 80, protocol: tcp,',
    '18: Service web-service: spec.ports[0].protocol is "tcp": it must be SCTP, TCP, or UDP',
  ),
  fault(
    'a session affinity that does not exist',
    'type: ClusterIP',
    'type: ClusterIP\n  sessionAffinity: clientIP',
    '16: Service web-service: spec.sessionAffinity is "clientIP": it must be ClientIP or None',
  ),
  fault(
    'a port beyond 32 bits',
    'port: 80',
    'port: 9999999999',
    '18: Service web-service: spec.ports[0].port is 9999999999: it must be a number of 32 bits',
  ),

  // Service: names, labels, annotations
  fault(
    'a missing name',
    '  name: web-service\n',
    '  labels: {}\n',
    '12: Service: metadata.name is missing: it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'an empty name',
    'name: web-service',
    'name: ""',
    '13: Service: metadata.name is missing: it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name in upper case',
    'name: web-service',
    'name: Web',
    '13: Service Web: metadata.name is "Web": it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name that begins with a digit',
    'name: web-service',
    'name: 1web',
    '13: Service 1web: metadata.name is "1web": it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name with a dot',
    'name: web-service',
    'name: web.service',
    '13: Service web.service: metadata.name is "web.service": it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name with an underscore',
    'name: web-service',
    'name: web_service',
    '13: Service web_service: metadata.name is "web_service": it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name that ends with a hyphen',
    'name: web-service',
    'name: web-',
    '13: Service web-: metadata.name is "web-": it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name of 64 characters',
    'name: web-service',
    'name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '13: Service aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: metadata.name is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": it must be at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
  ),
  fault(
    'a name that is a number',
    'name: web-service',
    'name: 123',
    '13: Service: metadata.name is 123: it must be a string, in quotes',
  ),
  fault(
    'a selector with a blank',
    'selector: { app: web }',
    'selector: { app: my web }',
    '16: Service web-service: spec.selector.app is "my web": it must be empty, or at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last',
  ),
  fault(
    'a selector whose key has a blank',
    'selector: { app: web }',
    'selector: { my app: web }',
    '16: Service web-service: spec.selector["my app"] is not a label’s key: it must be at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last, after an optional DNS name and "/"',
  ),

  // Service: ports
  fault(
    'no ports',
    '  ports:\n    - { name: web, port: 80, targetPort: 8080 }\n',
    '',
    '14: Service web-service: spec.ports is missing: it must be a list of one port at least, or clusterIP "None"',
  ),
  fault(
    'port 0',
    'port: 80',
    'port: 0',
    '18: Service web-service: spec.ports[0].port is 0: it must be a number from 1 to 65535',
  ),
  fault(
    'port 65536',
    'port: 80',
    'port: 65536',
    '18: Service web-service: spec.ports[0].port is 65536: it must be a number from 1 to 65535',
  ),
  fault(
    'a negative port',
    'port: 80',
    'port: -80',
    '18: Service web-service: spec.ports[0].port is -80: it must be a number from 1 to 65535',
  ),
  fault(
    'target port 65536',
    'targetPort: 8080',
    'targetPort: 65536',
    '18: Service web-service: spec.ports[0].targetPort is 65536: it must be a number from 1 to 65535',
  ),
  fault(
    'a target port in quotes',
    'targetPort: 8080',
    'targetPort: "8080"',
    '18: Service web-service: spec.ports[0].targetPort is "8080": it must be a number, without quotes, or the name of a port',
  ),
  fault(
    'a target port name in upper case',
    'targetPort: 8080',
    'targetPort: HTTP',
    '18: Service web-service: spec.ports[0].targetPort is "HTTP": it must be at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
  ),
  fault(
    'a target port name of 16 characters',
    'targetPort: 8080',
    'targetPort: abcdefghijklmnop',
    '18: Service web-service: spec.ports[0].targetPort is "abcdefghijklmnop": it must be at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
  ),
  fault(
    'a port name in upper case',
    'name: web,',
    'name: Web,',
    '18: Service web-service: spec.ports[0].name is "Web": it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'a port name with an underscore',
    'name: web,',
    'name: my_web,',
    '18: Service web-service: spec.ports[0].name is "my_web": it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'a second port without a name',
    '- { name: web, port: 80, targetPort: 8080 }',
    '- { name: web, port: 80, targetPort: 8080 }\n    - { port: 81, targetPort: 8080 }',
    '19: Service web-service: spec.ports[1].name is missing: it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'two ports of one name',
    '- { name: web, port: 80, targetPort: 8080 }',
    '- { name: web, port: 80, targetPort: 8080 }\n    - { name: web, port: 81, targetPort: 8080 }',
    '19: Service web-service: spec.ports[1].name is "web" again: each must be another',
  ),
  fault(
    'the same port twice',
    '- { name: web, port: 80, targetPort: 8080 }',
    '- { name: web, port: 80, targetPort: 8080 }\n    - { name: too, port: 80, targetPort: 8080 }',
    '19: Service web-service: spec.ports[1].port is "80/TCP" again: each must be another',
  ),
  fault(
    'a node port with type ClusterIP',
    'port: 80,',
    'port: 80, nodePort: 30080,',
    '18: Service web-service: spec.ports[0].nodePort is not for type ClusterIP: leave it out, or make the type NodePort or LoadBalancer',
  ),
  unseen(
    'a node port outside the range',
    'type: ClusterIP\n  selector: { app: web }\n  ports:\n    - { ',
    'type: NodePort\n  selector: { app: web }\n  ports:\n    - { nodePort: 80, ',
    '18: Service web-service: spec.ports[0].nodePort is 80: it must be a number from 30000 to 32767',
  ),
  fault(
    'a headless LoadBalancer',
    'type: ClusterIP',
    'type: LoadBalancer\n  clusterIP: None',
    '16: Service web-service: spec.clusterIP is "None": it must be an IP address, or left out, with type LoadBalancer',
  ),
  fault(
    'a cluster IP that is no address',
    'type: ClusterIP',
    'type: ClusterIP\n  clusterIP: web',
    '16: Service web-service: spec.clusterIP is "web": it must be "None" or an IP address',
  ),
  fault(
    'an ExternalName without a name',
    'type: ClusterIP',
    'type: ExternalName',
    '14: Service web-service: spec.externalName is missing: it must be at most 253 of a-z, 0-9, "-" and ".", a letter or digit first and last and beside each "."',
  ),

  // Pod: structure
  fault(
    'containers at the wrong level',
    'spec: # of the pod\n  containers:',
    'containers:',
    '4: Pod pod-1: containers is not a field: did you mean spec.containers?',
  ),
  fault(
    'a misspelt field of a container',
    'image: nginx:1.29',
    'imagePullPolice: Always\n      image: nginx:1.29',
    '7: Pod pod-1: spec.containers[0].imagePullPolice is not a field: did you mean imagePullPolicy?',
  ),
  fault(
    'containers that are no list',
    '    - name: web\n      image',
    '      name: web\n      image',
    '5: Pod pod-1: spec.containers is {"name":"web","image":"nginx:1.29","ports":[{"name":"http","containerPort":8080}]}: it must be a list, each item after "- "',
  ),
  fault(
    'no containers',
    '  containers:\n    - name: web\n      image: nginx:1.29\n      ports: [{ name: http, containerPort: 8080 }]\n',
    '  containers: []\n',
    '5: Pod pod-1: spec.containers is missing: it must be a list of one container at least',
  ),
  fault(
    'a container without a name',
    '- name: web\n      image',
    '- image',
    '6: Pod pod-1: spec.containers[0].name is missing: it must be a string',
  ),
  fault(
    'a container without an image',
    '      image: nginx:1.29\n',
    '',
    '6: Pod pod-1: spec.containers[0].image is missing: it must be an image reference',
  ),
  fault(
    'an empty image',
    'image: nginx:1.29',
    'image: ""',
    '7: Pod pod-1: spec.containers[0].image is missing: it must be an image reference',
  ),
  fault(
    'a pull policy that does not exist',
    'image: nginx:1.29',
    'image: nginx:1.29\n      imagePullPolicy: Allways',
    '8: Pod pod-1: spec.containers[0].imagePullPolicy is "Allways": it must be Always, IfNotPresent, or Never',
  ),
  fault(
    'a restart policy that does not exist',
    'spec: # of the pod',
    'spec:\n  restartPolicy: Sometimes',
    '5: Pod pod-1: spec.restartPolicy is "Sometimes": it must be Always, Never, or OnFailure',
  ),
  fault(
    'a command that is a string',
    'image: nginx:1.29',
    'image: nginx:1.29\n      command: sleep 30',
    '8: Pod pod-1: spec.containers[0].command is "sleep 30": it must be a list, each item after "- "',
  ),
  fault(
    'a command with a number',
    'image: nginx:1.29',
    'image: nginx:1.29\n      command: [sleep, 30]',
    '8: Pod pod-1: spec.containers[0].command[1] is 30: it must be a string, in quotes',
  ),
  fault(
    'an environment variable with a number',
    'image: nginx:1.29',
    'image: nginx:1.29\n      env: [{ name: A, value: 1 }]',
    '8: Pod pod-1: spec.containers[0].env[0].value is 1: it must be a string, in quotes',
  ),
  fault(
    'an environment variable with a boolean',
    'image: nginx:1.29',
    'image: nginx:1.29\n      env: [{ name: A, value: yes }]',
    '8: Pod pod-1: spec.containers[0].env[0].value is true: it must be a string, in quotes',
  ),
  fault(
    'an environment variable without a name',
    'image: nginx:1.29',
    'image: nginx:1.29\n      env: [{ value: a }]',
    '8: Pod pod-1: spec.containers[0].env[0].name is missing: it must be a string',
  ),
  fault(
    'an environment variable with "=" in its name',
    'image: nginx:1.29',
    'image: nginx:1.29\n      env: [{ name: A=B, value: c }]',
    '8: Pod pod-1: spec.containers[0].env[0].name is "A=B": it must be printable ASCII characters other than "="',
  ),
  fault(
    'a quantity that is none',
    'image: nginx:1.29',
    'image: nginx:1.29\n      resources: { limits: { memory: 64MB } }',
    '8: Pod pod-1: spec.containers[0].resources.limits.memory is "64MB": it must be a quantity, such as 500m, 2 or 64Mi',
  ),
  fault(
    'a label with a number',
    'labels: { app: web }',
    'labels: { app: web, version: 2 }',
    '3: Pod pod-1: metadata.labels.version is 2: it must be a string, in quotes',
  ),
  fault(
    'an annotation with a boolean',
    'labels: { app: web }',
    'labels: { app: web }, annotations: { debug: true }',
    '3: Pod pod-1: metadata.annotations.debug is true: it must be a string, in quotes',
  ),

  // Pod: names, labels, annotations
  fault(
    'a pod name in upper case',
    'name: pod-1',
    'name: Pod-1',
    '3: Pod Pod-1: metadata.name is "Pod-1": it must be at most 253 of a-z, 0-9, "-" and ".", a letter or digit first and last and beside each "."',
  ),
  fault(
    'a pod name with an underscore',
    'name: pod-1',
    'name: pod_1',
    '3: Pod pod_1: metadata.name is "pod_1": it must be at most 253 of a-z, 0-9, "-" and ".", a letter or digit first and last and beside each "."',
  ),
  fault(
    'a pod name that begins with a dot',
    'name: pod-1',
    'name: .pod',
    '3: Pod .pod: metadata.name is ".pod": it must be at most 253 of a-z, 0-9, "-" and ".", a letter or digit first and last and beside each "."',
  ),
  fault(
    'a namespace in upper case',
    'apiVersion: v1 # of the service',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: other, namespace: Shop }\nspec: { containers: [{ name: a, image: b }] }\n---\napiVersion: v1 # of the service',
    '12: Pod Shop/other: metadata.namespace is "Shop": it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'a container name with a dot',
    '- name: web\n',
    '- name: web.1\n',
    '6: Pod pod-1: spec.containers[0].name is "web.1": it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'a container name in upper case',
    '- name: web\n',
    '- name: Web\n',
    '6: Pod pod-1: spec.containers[0].name is "Web": it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'a label value with a blank',
    'labels: { app: web }',
    'labels: { app: web, owner: a b }',
    '3: Pod pod-1: metadata.labels.owner is "a b": it must be empty, or at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last',
  ),
  fault(
    'a label value that ends with a hyphen',
    'labels: { app: web }',
    'labels: { app: web, owner: a- }',
    '3: Pod pod-1: metadata.labels.owner is "a-": it must be empty, or at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last',
  ),
  fault(
    'a label value of 64 characters',
    'labels: { app: web }',
    'labels: { app: web, owner: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }',
    '3: Pod pod-1: metadata.labels.owner is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": it must be empty, or at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last',
  ),
  fault(
    'a label key with two slashes',
    'labels: { app: web }',
    'labels: { app: web, a/b/c: d }',
    '3: Pod pod-1: metadata.labels["a/b/c"] is not a label’s key: it must be at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last, after an optional DNS name and "/"',
  ),
  fault(
    'a label key with an empty prefix',
    'labels: { app: web }',
    'labels: { app: web, /b: d }',
    '3: Pod pod-1: metadata.labels["/b"] is not a label’s key: it must be at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last, after an optional DNS name and "/"',
  ),
  fault(
    'a label key whose prefix is in upper case',
    'labels: { app: web }',
    'labels: { app: web, Example.com/b: d }',
    '3: Pod pod-1: metadata.labels["Example.com/b"] is not a label’s key: it must be at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last, after an optional DNS name and "/"',
  ),
  fault(
    'an annotation key with a blank',
    'labels: { app: web }',
    'labels: { app: web }, annotations: { my note: a }',
    '3: Pod pod-1: metadata.annotations["my note"] is not an annotation’s key: it must be at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last, after an optional DNS name and "/"',
  ),

  // Pod: ports and images
  fault(
    'container port 0',
    'containerPort: 8080',
    'containerPort: 0',
    '8: Pod pod-1: spec.containers[0].ports[0].containerPort is 0: it must be a number from 1 to 65535',
  ),
  fault(
    'container port 65536',
    'containerPort: 8080',
    'containerPort: 65536',
    '8: Pod pod-1: spec.containers[0].ports[0].containerPort is 65536: it must be a number from 1 to 65535',
  ),
  fault(
    'a container port in quotes',
    'containerPort: 8080',
    'containerPort: "8080"',
    '8: Pod pod-1: spec.containers[0].ports[0].containerPort is "8080": it must be a whole number, without quotes',
  ),
  fault(
    'a missing container port',
    '{ name: http, containerPort: 8080 }',
    '{ name: http }',
    '8: Pod pod-1: spec.containers[0].ports[0].containerPort is missing: it must be a whole number',
  ),
  fault(
    'a container port name of 16 characters',
    'name: http,',
    'name: abcdefghijklmnop,',
    '8: Pod pod-1: spec.containers[0].ports[0].name is "abcdefghijklmnop": it must be at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
  ),
  fault(
    'a container port name with two hyphens',
    'name: http,',
    'name: a--b,',
    '8: Pod pod-1: spec.containers[0].ports[0].name is "a--b": it must be at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
  ),
  fault(
    'a container port name without a letter',
    'name: http,',
    'name: "80",',
    '8: Pod pod-1: spec.containers[0].ports[0].name is "80": it must be at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
  ),
  fault(
    'a container port name in upper case',
    'name: http,',
    'name: HTTP,',
    '8: Pod pod-1: spec.containers[0].ports[0].name is "HTTP": it must be at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
  ),
  fault(
    'a container port name twice',
    'containerPort: 8080 }',
    'containerPort: 8080 }, { name: http, containerPort: 8081 }',
    '8: Pod pod-1: spec.containers[0].ports[1].name is "http" again: each must be another',
  ),
  fault(
    'a container protocol in lower case',
    'containerPort: 8080',
    'containerPort: 8080, protocol: tcp',
    '8: Pod pod-1: spec.containers[0].ports[0].protocol is "tcp": it must be SCTP, TCP, or UDP',
  ),
  fault(
    'a host port twice',
    'containerPort: 8080 }',
    'containerPort: 8080, hostPort: 80 }, { containerPort: 8081, hostPort: 80 }',
    '8: Pod pod-1: spec.containers[0].ports[1].hostPort is "80/TCP" again: each must be another',
  ),
  fault(
    'a host port that is not the container’s, on the host’s network',
    'spec: # of the pod\n  containers:\n    - name: web\n      image: nginx:1.29\n      ports: [{ name: http, ',
    'spec:\n  hostNetwork: true\n  containers:\n    - name: web\n      image: nginx:1.29\n      ports: [{ name: http, hostPort: 80, ',
    '9: Pod pod-1: spec.containers[0].ports[0].hostPort is 80: it must be 8080, the container’s, as in every pod with hostNetwork',
  ),
  fault(
    'two containers of one name',
    '  containers:',
    '  containers:\n    - { name: web, image: busybox }',
    '7: Pod pod-1: spec.containers[1].name is "web" again: each must be another',
  ),
  fault(
    'an init container with a container’s name',
    '  containers:',
    '  initContainers: [{ name: web, image: busybox }]\n  containers:',
    '5: Pod pod-1: spec.initContainers[0].name is "web" again: each must be another',
  ),
  fault(
    'an image with a blank before it',
    'image: nginx:1.29',
    'image: " nginx:1.29"',
    '7: Pod pod-1: spec.containers[0].image is " nginx:1.29": it must be an image reference, which has no blanks',
  ),
  unseen(
    'an image with a blank in it',
    'image: nginx:1.29',
    'image: nginx 1.29',
    '7: Pod pod-1: spec.containers[0].image is "nginx 1.29": it must be an image reference, which has no blanks',
  ),

  fault(
    'a mount of a volume that the pod does not have',
    'image: nginx:1.29',
    'image: nginx:1.29\n      volumeMounts: [{ name: tmp, mountPath: /tmp }]',
    '8: Pod pod-1: spec.containers[0].volumeMounts[0].name is "tmp": it must be the name of one of the pod’s volumes (it has none)',
  ),
  fault(
    'a volume name in upper case',
    'spec: # of the pod',
    'spec:\n  volumes: [{ name: Tmp, emptyDir: {} }]',
    '5: Pod pod-1: spec.volumes[0].name is "Tmp": it must be at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
  ),
  fault(
    'two volumes of one name',
    'spec: # of the pod',
    'spec:\n  volumes: [{ name: tmp, emptyDir: {} }, { name: tmp, emptyDir: {} }]',
    '5: Pod pod-1: spec.volumes[1].name is "tmp" again: each must be another',
  ),

  // Kinds
  fault(
    'a kind in lower case',
    'kind: Service',
    'kind: service',
    '11: service web-service: kind is "service", which v1 does not have: did you mean Service?',
  ),
  fault(
    'a kind that is misspelt',
    'kind: Service',
    'kind: Sevice',
    '11: Sevice web-service: kind is "Sevice", which v1 does not have: did you mean Service?',
  ),
  fault(
    'a Service of another API',
    'apiVersion: v1 # of the service',
    'apiVersion: apps/v1',
    '10: Service web-service: apiVersion is "apps/v1": it must be v1 for a Service',
  ),
  fault(
    'a Service of a later version',
    'apiVersion: v1 # of the service',
    'apiVersion: v2',
    '10: Service web-service: apiVersion is "v2": it must be v1 for a Service',
  ),
  fault(
    'a workload of the core API',
    'kind: Pod',
    'kind: Deployment',
    '1: Deployment pod-1: apiVersion is "v1": it must be apps/v1 for a Deployment',
  ),
  fault(
    'a missing kind',
    'kind: Service\n',
    '',
    '10: Document web-service: kind is missing: it must be a string, such as Pod',
  ),
  fault(
    'a missing API version',
    'apiVersion: v1 # of the service\n',
    '',
    '10: Service web-service: apiVersion is missing: it must be a string, such as v1',
  ),

  fault(
    'a version with a dot',
    'apiVersion: v1 # of the service',
    'apiVersion: v1.0',
    '10: Service web-service: apiVersion is "v1.0": it must be v1 for a Service',
  ),
  fault(
    'a version that is a number',
    'apiVersion: v1 # of the service',
    'apiVersion: 1',
    '10: Service web-service: apiVersion is 1: it must be a string, such as v1',
  ),
  fault(
    'a kind that JavaScript knows',
    'kind: Service',
    'kind: constructor',
    '11: constructor web-service: kind is "constructor", which v1 does not have: did you mean ConfigMap?',
  ),
  fault(
    'a misspelt kind of workload',
    'apiVersion: v1 # of the service\nkind: Service',
    'apiVersion: apps/v1\nkind: Deploymnet',
    '11: Deploymnet web-service: kind is "Deploymnet", which apps/v1 does not have: did you mean Deployment?',
  ),
  {
    title: 'a misspelt field of a pod template',
    manifests: workload(
      'apps/v1',
      'Deployment',
      `selector: { matchLabels: { app: web } }, template: ${template}`,
    ).replace('containers', 'contaners'),
    problem: '4: Deployment web: spec.template.spec.contaners is not a field: did you mean containers?',
    accepted: false,
  },
  {
    title: 'a workload without a pod template',
    manifests: workload('apps/v1', 'Deployment', 'selector: { matchLabels: { app: web } }'),
    problem: '4: Deployment web: spec.template.spec.containers is missing: it must be a list of one container at least',
    accepted: false,
  },
  unseen(
    'a port that only an init container declares, which ends before the others start',
    'ports: [{ name: http, containerPort: 8080 }]',
    'ports: []\n  initContainers: [{ name: init, image: busybox, ports: [{ containerPort: 8080 }] }]',
    '19: Service web-service: spec.ports[0].targetPort leads to 8080/TCP, but Pod pod-1 declares no container port: declare 8080/TCP there',
  ),
  fault(
    'a host port twice in an init container',
    'spec: # of the pod',
    'spec:\n  initContainers: [{ name: init, image: busybox, ports: [{ containerPort: 1, hostPort: 1 }, { containerPort: 2, hostPort: 1 }] }]',
    '5: Pod pod-1: spec.initContainers[0].ports[1].hostPort is "1/TCP" again: each must be another',
  ),
  fault(
    'an environment variable of two values',
    'image: nginx:1.29',
    'image: nginx:1.29\n      env: [{ name: A, value: b, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]',
    '8: Pod pod-1: spec.containers[0].env[0].valueFrom stands beside value: remove one of the two',
  ),
  fault(
    'source ranges that are no ranges',
    'type: ClusterIP',
    'type: LoadBalancer\n  loadBalancerSourceRanges: [10.0.0.0]',
    '16: Service web-service: spec.loadBalancerSourceRanges[0] is "10.0.0.0": it must be a range of IP addresses, such as 192.0.2.0/24',
  ),

  unseen(
    'a node port that another Service has',
    platform,
    `${platform}---\n${nodePortService('a')}---\n${nodePortService('b')}`,
    '28: Service b: spec.ports[0].nodePort is 30080/TCP, as that of Service a: take another',
  ),
  {
    title: 'a mount of a volume that a Deployment’s pods do not have',
    manifests: workload(
      'apps/v1',
      'Deployment',
      `selector: { matchLabels: { app: web } }, template: ${template}`,
    ).replace('image: nginx,', 'image: nginx, volumeMounts: [{ name: data, mountPath: /data }],'),
    problem:
      '4: Deployment web: spec.template.spec.containers[0].volumeMounts[0].name is "data": it must be the name of one of the pod’s volumes (it has none)',
    accepted: false,
  },

  // Files
  unseen(
    'a key that stands twice in a map',
    'type: ClusterIP',
    'type: ClusterIP\n  type: ClusterIP',
    '16: key type stands twice in one map: remove one of the two',
  ),
  unseen(
    'the same object twice',
    '---\n',
    `---\n${platform.split('---\n')[0]}---\n`,
    '10: Pod pod-1 is defined already in file:1: rename or remove one of the two',
  ),
  { title: 'no text at all', manifests: '', problem: '1: holds no manifest', accepted: false },
  { title: 'nothing but a comment', manifests: '# later\n', problem: '1: holds no manifest', accepted: false },
  {
    title: 'a document that is text',
    manifests: 'hello\n',
    problem: '1: Document is "hello": it must be an object with apiVersion, kind and metadata',
    accepted: false,
  },
  {
    title: 'a document that is a list',
    manifests: '- a\n- b\n',
    problem: '1: Document is ["a","b"]: it must be an object with apiVersion, kind and metadata',
    accepted: false,
  },
  {
    title: 'what is no YAML',
    manifests: 'a: [1\nb: 2\n',
    problem: '2: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    accepted: false,
  },
  fault(
    'a tab before a field',
    '  type: ClusterIP',
    '\ttype: ClusterIP',
    '15: is not YAML: Tabs are not allowed as indentation',
  ),
  fault(
    'an alias of no anchor',
    'name: web-service',
    'name: *web',
    '10: is not YAML: Unresolved alias (the anchor must be set before the alias): web',
  ),
];

/** Manifests without a fault. */
export interface Sound {
  readonly title: string;
  readonly manifests: string;
}

const variant = (title: string, text: string, replacement: string): Sound => ({
  title,
  manifests: replaced(text, replacement),
});

const selectingPort = (spec: string): string => `apiVersion: v1
kind: Service
metadata: { name: web }
spec: ${spec}
`;

export const sound: Sound[] = [
  variant('a pod and its Service', platform, platform),
  variant('a target port by its name', 'targetPort: 8080', 'targetPort: http'),
  variant('a target port that is left out', 'port: 80, targetPort: 8080', 'port: 8080'),
  variant('a port without a name', 'name: web, port', 'port'),
  variant('a Service without a type', '  type: ClusterIP\n', ''),
  variant('a NodePort', 'type: ClusterIP', 'type: NodePort'),
  variant(
    'a NodePort with its number',
    platform,
    platform.replace('ClusterIP', 'NodePort').replace('port: 80,', 'port: 80, nodePort: 30081,'),
  ),
  variant('a LoadBalancer', 'type: ClusterIP', 'type: LoadBalancer'),
  variant('a headless Service', 'type: ClusterIP', 'clusterIP: None'),
  variant(
    'a headless Service without ports',
    platform,
    platform.replace('type: ClusterIP', 'clusterIP: None').replace(/  ports:\n.*targetPort.*\n/, ''),
  ),
  variant('a Service without a selector', '  selector: { app: web }\n', ''),
  variant('a Service with an empty selector', 'selector: { app: web }', 'selector: {}'),
  { title: 'an ExternalName', manifests: selectingPort('{ type: ExternalName, externalName: db.example.com }') },
  {
    title: 'an ExternalName with a selector',
    manifests: selectingPort('{ type: ExternalName, externalName: db.example.com., selector: { app: db } }'),
  },
  variant(
    'several ports',
    '- { name: web, port: 80, targetPort: 8080 }',
    '- { name: web, port: 80, targetPort: 8080 }\n    - { name: too, port: 81, targetPort: http }',
  ),
  variant(
    'the same port of two protocols',
    platform,
    platform
      .replace('containerPort: 8080 }', 'containerPort: 8080 }, { name: http3, containerPort: 8080, protocol: UDP }')
      .replace(
        'targetPort: 8080 }',
        'targetPort: 8080 }\n    - { name: http3, port: 80, targetPort: 8080, protocol: UDP }',
      ),
  ),
  variant(
    'SCTP',
    platform,
    platform
      .replace('containerPort: 8080', 'containerPort: 8080, protocol: SCTP')
      .replace('port: 80,', 'port: 80, protocol: SCTP,'),
  ),
  variant(
    'a sidecar that serves',
    platform,
    platform
      .replace(
        '  containers:',
        '  initContainers:\n    - { name: proxy, image: envoy, restartPolicy: Always, ports: [{ containerPort: 9901 }] }\n  containers:',
      )
      .replace('targetPort: 8080', 'targetPort: 9901'),
  ),
  variant(
    'another container that serves',
    platform,
    platform
      .replace('  containers:', '  containers:\n    - { name: proxy, image: envoy, ports: [{ containerPort: 9901 }] }')
      .replace('targetPort: 8080', 'targetPort: 9901'),
  ),
  variant(
    'a named target port that differs by pod',
    platform,
    `${platform.replace('targetPort: 8080', 'targetPort: http')}---\n${(platform.split('---\n')[0] ?? '').replace('pod-1', 'pod-2').replace('8080', '9090')}`,
  ),
  variant(
    'one namespace that is left out and one that is default',
    'name: web-service',
    'name: web-service\n  namespace: default',
  ),
  variant(
    'fields that are null',
    platform,
    platform
      .replace('type: ClusterIP', 'type: null')
      .replace('image: nginx:1.29', 'image: nginx:1.29\n      command:\n      env: ~'),
  ),
  variant('comments and blank documents', platform, `# first\n---\n---\n${platform}\n---\n# last\n`),
  variant(
    'anchors and aliases',
    platform,
    platform
      .replace('labels: { app: web }', 'labels: &labels { app: web }')
      .replace('{ name: pod-1,', '{ annotations: *labels, name: pod-1,')
      .replace(
        '{ annotations: *labels, name: pod-1, labels: &labels { app: web } }',
        '{ name: pod-1, labels: &labels { app: web }, annotations: *labels }',
      ),
  ),
  variant(
    'merge keys',
    'ports: [{ name: http, containerPort: 8080 }]',
    'ports: [&port { name: http, containerPort: 8080 }, { <<: *port, name: http2, protocol: UDP }]',
  ),
  variant('octal, hexadecimal and grouped numbers', 'containerPort: 8080', 'containerPort: 0x1F90'),
  variant(
    'words that YAML 1.2 has no booleans for, in quotes',
    'labels: { app: web }',
    'labels: { app: web, debug: "on", answer: "yes" }',
  ),
  variant('a time that is a string', 'labels: { app: web }', 'labels: { app: web, day: 2026-11-23 }'),
  variant(
    'a long label and a long key',
    'labels: { app: web }',
    `labels: { app: web, example.com/${'k'.repeat(63)}: ${'v'.repeat(63)} }`,
  ),
  variant('an empty label', 'labels: { app: web }', 'labels: { app: web, empty: "" }'),
  variant(
    'an annotation with any text',
    'labels: { app: web }',
    'labels: { app: web }, annotations: { Example.com/Note: "Any text: at all, ü" }',
  ),
  variant('a pod name with dots', 'name: pod-1', 'name: pod-1.example'),
  variant('a port name of 15 characters', 'name: http,', 'name: abcdefghijklmno,'),
  variant(
    'an image of a registry with tag and digest',
    'nginx:1.29',
    `registry.example.com:5000/a/b:1.0@sha256:${'0'.repeat(64)}`,
  ),
  variant(
    'a volume and its mount',
    platform,
    platform
      .replace('image: nginx:1.29', 'image: nginx:1.29\n      volumeMounts: [{ name: tmp, mountPath: /tmp }]')
      .replace('spec: # of the pod', 'spec:\n  volumes: [{ name: tmp, emptyDir: {} }]'),
  ),
  variant(
    'quantities',
    'image: nginx:1.29',
    'image: nginx:1.29\n      resources: { requests: { cpu: 0.5, memory: 64Mi }, limits: { cpu: 2, memory: 1e9 } }',
  ),
  variant(
    'probes and an environment',
    'image: nginx:1.29',
    `image: nginx:1.29
      readinessProbe: { httpGet: { path: /, port: http } }
      env: [{ name: A, value: b }, { name: POD, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]`,
  ),
  {
    title: 'a list',
    manifests: `apiVersion: v1\nkind: List\nitems:\n${platform
      .split('---\n')
      .map((text) => text.replace(/^/gm, '    ').replace('    ', '  - ').trimEnd())
      .join('\n')}\n`,
  },
  {
    title: 'JSON',
    manifests:
      '{\n\t"apiVersion": "v1",\n\t"kind": "Service",\n\t"metadata": { "name": "web" },\n\t"spec": { "ports": [{ "port": 80 }] }\n}\n',
  },
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => ({
    title: `the pods of a ${kind}`,
    manifests: workload(
      'apps/v1',
      kind,
      `selector: { matchLabels: { app: web } }, ${kind === 'StatefulSet' ? 'serviceName: web-service, ' : ''}template: ${template}`,
    ),
  })),
  { title: 'the pods of a Job', manifests: workload('batch/v1', 'Job', `template: ${jobTemplate}`) },
  {
    title: 'the pods of a CronJob',
    manifests: workload(
      'batch/v1',
      'CronJob',
      `schedule: "0 0 * * *", jobTemplate: { spec: { template: ${jobTemplate} } }`,
    ),
  },
  {
    title: 'an object of another kind',
    manifests: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { a: b }\n',
  },
  {
    title: 'a PodList whose items do not say their kind',
    manifests:
      'apiVersion: v1\nkind: PodList\nitems:\n  - metadata: { name: a }\n    spec: { containers: [{ name: a, image: b }] }\n',
  },
  {
    title: 'a Service of one pod of a StatefulSet',
    manifests: workload(
      'apps/v1',
      'StatefulSet',
      `selector: { matchLabels: { app: web } }, serviceName: web, template: ${template}`,
    ).replace('selector: { app: web }', 'selector: { app: web, statefulset.kubernetes.io/pod-name: web-0 }'),
  },
  {
    title: 'a Service of the pods of a Job, by the label that its controller gives them',
    manifests: workload('batch/v1', 'Job', `template: ${jobTemplate}`).replace(
      'selector: { app: web }',
      'selector: { job-name: web }',
    ),
  },
  variant(
    'a pod that ends, beside one that serves',
    platform,
    `${platform}---\n${(platform.split('---\n')[0] ?? '')
      .replace('pod-1', 'pod-2')
      .replace('containers:', 'restartPolicy: Never\n  containers:')
      .replace(/ +ports: .*\n/, '')}`,
  ),
  {
    title: 'a mount of a volume that a StatefulSet claims',
    manifests: workload(
      'apps/v1',
      'StatefulSet',
      `selector: { matchLabels: { app: web } }, serviceName: web-service, template: ${template}, volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]`,
    ).replace('image: nginx,', 'image: nginx, volumeMounts: [{ name: data, mountPath: /data }],'),
  },
];
