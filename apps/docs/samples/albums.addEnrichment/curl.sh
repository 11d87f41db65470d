curl -H "Authorization: Bearer $TOKEN" \
  -d '{
    "newEnrichmentItem": { "textEnrichment": { "text": "The first day" } },
    "albumPosition": { "position": "FIRST_IN_ALBUM" }
  }' \
  "http://localhost:8080/v1/albums/$ALBUM_ID:addEnrichment"
