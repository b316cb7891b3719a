{{- /* What every container of the base is and may: dict "root" $ "service" name */ -}}
{{- define "plinth.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: { drop: [ALL] }
{{- end -}}

{{- define "plinth.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "plinth.environment" -}}
- { name: PLINTH_PUBLIC_URL, value: {{ .Values.publicUrl | quote }} }
- { name: PLINTH_LOG_LEVEL, value: {{ .Values.service.logLevel | quote }} }
- { name: PLINTH_SERVICE_KEY_FILE, value: /run/plinth/keys/service.key }
- { name: PLINTH_KAFKA_BROKERS, value: {{ join "," .Values.kafka.brokers | quote }} }
- { name: PLINTH_KAFKA_PARTITIONS, value: {{ .Values.kafka.partitions | quote }} }
- { name: PLINTH_KAFKA_REPLICATION, value: {{ .Values.kafka.replication | quote }} }
{{- if .Values.secrets.kafka }}
- { name: PLINTH_KAFKA_USERNAME, value: {{ .Values.kafka.username | quote }} }
- { name: PLINTH_KAFKA_PASSWORD_FILE, value: /run/plinth/kafka/password }
- { name: PLINTH_KAFKA_MECHANISM, value: {{ .Values.kafka.mechanism | quote }} }
{{- end }}
{{- if .Values.kafka.tls }}
- { name: PLINTH_KAFKA_TLS, value: 'on' }
{{- end }}
{{- if and .Values.kafka.ownCa (required "kafka.ownCa needs secrets.kafka with ca.crt" .Values.secrets.kafka) }}
- { name: PLINTH_KAFKA_TLS_CA_FILE, value: /run/plinth/kafka/ca.crt }
{{- end }}
- { name: PLINTH_REDIS_URL, value: {{ .Values.redis.url | quote }} }
{{- if .Values.secrets.redis }}
- { name: PLINTH_REDIS_PASSWORD_FILE, value: /run/plinth/redis/password }
{{- end }}
{{- if and .Values.redis.ownCa (required "redis.ownCa needs secrets.redis with ca.crt" .Values.secrets.redis) }}
- { name: PLINTH_REDIS_TLS_CA_FILE, value: /run/plinth/redis/ca.crt }
{{- end }}
- { name: PLINTH_GRPC_PORT, value: '50051' }
{{- /* Where the operator's command line inside a pod finds the base. */}}
- { name: PLINTH_ADDRESS, value: 'http://{{ include "plinth.name" . }}-gateway:8080' }
- { name: PLINTH_DRAIN_DELAY_MS, value: {{ mul .Values.service.drainDelaySeconds 1000 | quote }} }
- { name: PLINTH_DRAIN_LIMIT_MS, value: {{ mul .Values.service.drainLimitSeconds 1000 | quote }} }
{{- range $service := list "org" "identity" "market" "audit" }}
- { name: PLINTH_{{ upper $service }}_URL, value: 'http://{{ include "plinth.name" $ }}-{{ $service }}:8080' }
{{- end }}
{{- range $service := splitList "," (include "plinth.rpcServices" .) }}
- { name: PLINTH_{{ upper $service }}_RPC, value: '{{ include "plinth.name" $ }}-{{ $service }}-rpc:50051' }
{{- end }}
{{- if .Values.secrets.rpcTls }}
- { name: PLINTH_RPC_TLS_CA, value: /run/plinth/rpc-tls/ca.crt }
- { name: PLINTH_RPC_TLS_CERT, value: /run/plinth/rpc-tls/tls.crt }
- { name: PLINTH_RPC_TLS_KEY, value: /run/plinth/rpc-tls/tls.key }
{{- end }}
{{- if .Values.traces.endpoint }}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .Values.traces.endpoint | quote }} }
{{- end }}
{{- end -}}

{{- /* How a service reaches its role of the database: by the master key, or by an address of its own that names role and password. */ -}}
{{- define "plinth.databaseEnvironment" -}}
{{- if .given.databaseSecret }}
- { name: PLINTH_DATABASE_URL_FILE, value: /run/plinth/database/url }
{{- else if .given.databasePasswords }}
- { name: PLINTH_DATABASE_URL, value: {{ .root.Values.database.url | quote }} }
- { name: PLINTH_DATABASE_PASSWORDS_FILE, value: /run/plinth/database/passwords }
{{- else }}
- { name: PLINTH_DATABASE_URL, value: {{ .root.Values.database.url | quote }} }
- { name: PLINTH_MASTER_KEY_FILE, value: /run/plinth/keys/master.key }
{{- end }}
{{- end -}}

{{- define "plinth.databaseVolumes" -}}
{{- $own := .given.databaseSecret | default .given.databasePasswords }}
{{- $keys := ternary (list "service.key") (list "service.key" "master.key") (not (empty $own)) }}
- name: keys
  secret:
    secretName: {{ .root.Values.secrets.keys }}
    defaultMode: 0440
    items:
      {{- range $keys }}
      - { key: {{ . }}, path: {{ . }} }
      {{- end }}
{{- with $own }}
- { name: database, secret: { secretName: {{ . }}, defaultMode: 0440 } }
{{- end }}
{{- end -}}

{{- define "plinth.secretMounts" -}}
- { name: keys, mountPath: /run/plinth/keys, readOnly: true }
{{- if .Values.secrets.redis }}
- { name: redis, mountPath: /run/plinth/redis, readOnly: true }
{{- end }}
{{- if .Values.secrets.kafka }}
- { name: kafka, mountPath: /run/plinth/kafka, readOnly: true }
{{- end }}
{{- if .Values.secrets.rpcTls }}
- { name: rpc-tls, mountPath: /run/plinth/rpc-tls, readOnly: true }
{{- end }}
{{- end -}}

{{- define "plinth.secretVolumes" -}}
{{- if .Values.secrets.redis }}
- { name: redis, secret: { secretName: {{ .Values.secrets.redis }}, defaultMode: 0440 } }
{{- end }}
{{- if .Values.secrets.kafka }}
- { name: kafka, secret: { secretName: {{ .Values.secrets.kafka }}, defaultMode: 0440 } }
{{- end }}
{{- if .Values.secrets.rpcTls }}
- { name: rpc-tls, secret: { secretName: {{ .Values.secrets.rpcTls }}, defaultMode: 0440 } }
{{- end }}
{{- end -}}
